namespace GpuEs.Tests;

/// <summary>The README's planning example.</summary>
internal static class Balance
{
    /// <summary>The sum of rewards.</summary>
    public static float Run()
    {
        // <readme>
        using ComputeDevice device = ComputeDevice.Open("auto", Console.Error.WriteLine);
        CrossEntropyPlannerOptions options = CrossEntropyPlannerOptions.ImprovedCrossEntropy with { Horizon = 20 };
        using var planner = CrossEntropyPlanner.ForEnvironment<Pendulum>(device, options);

        var world = new Pendulum[1];
        var random = new EpisodeRandom(seed: 3);
        world[0].Reset(ref random);
        float[] action = new float[planner.ActionSize];
        float sumOfRewards = 0;
        for (int step = 0; step < Pendulum.StepLimit; step++)
        {
            planner.Plan(world, action);
            world[0].Act(0, action[0]);
            sumOfRewards += world[0].Step();
        }

        Console.WriteLine($"return {sumOfRewards:F0}");
        // </readme>
        return sumOfRewards;
    }
}
