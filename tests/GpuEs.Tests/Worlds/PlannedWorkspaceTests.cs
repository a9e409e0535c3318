using Xunit;

namespace GpuEs.Tests;

/// <summary>Planning with a model whose state lies in a workspace.</summary>
public class PlannedWorkspaceTests
{
    private static readonly CrossEntropyPlannerOptions Options = CrossEntropyPlannerOptions.ImprovedCrossEntropy with
    {
        Horizon = 12,
        Candidates = 100,
        Elites = 10,
        Iterations = 2,
        Agents = 3,
        Seed = 5,
    };

    private static readonly Lazy<double[]> OnHost = new(() => Returns("host", Options));

    [Theory]
    [MemberData(nameof(TestDevices.Kernels), MemberType = typeof(TestDevices))]
    public void Episodes_HaveTheBitsOfTheHost(string name) => Assert.Equal(OnHost.Value, Returns(name, Options));

    [Theory]
    [MemberData(nameof(TestDevices.All), MemberType = typeof(TestDevices))]
    public void ChunkAgents_ChangeNoBit(string name) =>
        Assert.Equal(OnHost.Value, Returns(name, Options with { ChunkAgents = 1 }));

    // Somebody who walks at random is stung soon.
    [Fact]
    public void Orchard_IsPickedByPlanning()
    {
        double walked = Enumerable.Range(0, 20).Average(WalkAtRandom);
        Assert.InRange(OnHost.Value.Average(), 10 * walked, Orchard.StepLimit);
    }

    // More candidates than have workspaces at a time on a processor.
    [Theory]
    [MemberData(nameof(TestDevices.Kernels), MemberType = typeof(TestDevices))]
    public void Launches_AreAsLargeAsWorkspacesAllow(string name)
    {
        float[] host = Plan("host"), planned = Plan(name);
        Assert.Equal(host, planned);

        static float[] Plan(string device)
        {
            var options = new CrossEntropyPlannerOptions { Horizon = 2, Candidates = 700, Elites = 20, Iterations = 2, Agents = 2 };
            using var planner = CrossEntropyPlanner.ForEnvironment<Sieve>(TestDevices.Open(device), options);
            float[] workspaces = new float[2 * Sieve.WorkspaceSize], before, actions = new float[2];
            var sieves = new Sieve[2];
            for (int agent = 0; agent < 2; agent++)
            {
                var random = new EpisodeRandom((ulong)agent);
                sieves[agent].Reset(ref random, new ArrayWorkspace(workspaces, agent * Sieve.WorkspaceSize));
            }

            before = [.. workspaces];
            planner.Plan(sieves, workspaces, actions);
            Assert.Equal(before, workspaces);
            Assert.NotEqual(actions[0], actions[1]);
            return actions;
        }
    }

    [Fact]
    public void Workspaces_AreAskedFor()
    {
        using var planner = CrossEntropyPlanner.ForEnvironment<Orchard>(TestDevices.Open("host"), Options);
        ArgumentException refused = Assert.Throws<ArgumentException>(() => planner.Plan(new Orchard[3], new float[3]));
        Assert.Contains(
            $"workspaces' length 0 is not accepted; accepted: {3 * Orchard.WorkspaceSize}, the agents' workspaces", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Transitions_AreRecordedOfThem()
    {
        var transitions = new Transitions<Orchard>();
        transitions.Record(count: 500, seed: 2);
        Assert.Equal(500, transitions.Count);
    }

    private static double[] Returns(string device, CrossEntropyPlannerOptions options)
    {
        using var planner = CrossEntropyPlanner.ForEnvironment<Orchard>(TestDevices.Open(device), options);
        return [.. PlannedEpisodes.Play(planner, episodes: 4, seed: 1).Returns];
    }

    private static double WalkAtRandom(int seed)
    {
        var orchard = new Orchard();
        var workspace = new ArrayWorkspace(new float[Orchard.WorkspaceSize]);
        var start = new EpisodeRandom((ulong)seed);
        var walk = new Random(seed);
        orchard.Reset(ref start, workspace);
        double sum = 0;
        for (int step = 0; step < Orchard.StepLimit && !orchard.IsTerminated; step++)
        {
            orchard.Act(0, walk.Next(Orchard.ActionChoices));
            sum += orchard.Step(workspace);
        }

        return sum;
    }
}
