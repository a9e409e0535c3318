using Xunit;

namespace GpuEs.Tests;

/// <summary>States of any unmanaged struct are planned from: ILGPU takes no views of bool, char or nullable to kernels.</summary>
public class PlannerStateTests
{
    public static TheoryData<string> Devices => TestDevices.Kernels;

    [Theory]
    [MemberData(nameof(Devices))]
    public void BoolCharAndNullable_ArePlannedFromAsOnTheHost(string device) =>
        Assert.Equal(Actions(TestDevices.Open("host")), Actions(TestDevices.Open(device)));

    // Two agents in different states: what lies beside each other must not be mixed up.
    private static float[] Actions(ComputeDevice device)
    {
        CrossEntropyPlannerOptions options =
            new() { Horizon = 3, Candidates = 32, Elites = 4, Iterations = 2, Agents = 3 };
        using var planner = CrossEntropyPlanner.ForEnvironment<Lamp>(device, options);
        var worlds = new Lamp[3];
        for (int world = 0; world < 2; world++)
        {
            var random = new EpisodeRandom((ulong)world);
            worlds[world].Reset(ref random);
            worlds[world].Act(0, world);
        }

        float[] actions = new float[3];
        planner.Plan(worlds, actions);
        return actions;
    }
}
