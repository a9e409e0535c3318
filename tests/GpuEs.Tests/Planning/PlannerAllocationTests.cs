using Xunit;

namespace GpuEs.Tests;

/// <summary>After the first, a Plan costs no managed memory beyond what ILGPU takes for itself.</summary>
public class PlannerAllocationTests
{
    private const int WarmPlans = 1, Plans = 2, Trials = 3;

    // ILGPU allocates for launches and copies: 0.5 KB a plan on OpenCL, 8 KB on its CPU accelerator. Nothing may grow with
    // the candidates: one float for each would be 24 KiB.
    private const long LargestBytes = 16 << 10;

    // The host allocates nothing; what is left room for is the runtime's own, some bytes now and then.
    private const long LargestBytesOnHost = 64;

    [Theory]
    [MemberData(nameof(TestDevices.All), MemberType = typeof(TestDevices))]
    public void Plan_AllocatesNoMemoryOfTheCandidatesSize(string device)
    {
        long small = BytesPerPlan(device, candidates: 32, agents: 1);
        long large = BytesPerPlan(device, candidates: 2048, agents: 3);
        TestContext.Current.TestOutputHelper?.WriteLine($"{small} and {large} bytes per Plan");
        Assert.InRange(small, 0, device == "host" ? LargestBytesOnHost : LargestBytes);
        Assert.InRange(large, 0, device == "host" ? LargestBytesOnHost : LargestBytes);
    }

    // Of all threads. The runner's own threads allocate now and then, so the least of some trials counts.
    private static long BytesPerPlan(string device, int candidates, int agents)
    {
        CrossEntropyPlannerOptions options = CrossEntropyPlannerOptions.ImprovedCrossEntropy with
        {
            Horizon = 4,
            Iterations = 2,
            Candidates = candidates,
            Elites = 16,
            Agents = agents,
        };
        using CrossEntropyPlanner<MassOnSpring> planner =
            CrossEntropyPlanner.ForEnvironment<MassOnSpring>(TestDevices.Open(device), options);
        var states = new MassOnSpring[agents];
        var actions = new float[agents];
        for (int plan = 0; plan < WarmPlans; plan++)
            planner.Plan(states, actions);
        long least = long.MaxValue;
        for (int trial = 0; trial < Trials; trial++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int plan = 0; plan < Plans; plan++)
                planner.Plan(states, actions);
            least = Math.Min(least, (GC.GetTotalAllocatedBytes(precise: true) - before) / Plans);
        }

        return least;
    }
}
