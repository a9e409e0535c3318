using Xunit;

namespace GpuEs.Tests;

/// <summary>More agents than are planned for at a time: each plans as it would alone.</summary>
public class PlannerChunkTests
{
    // On the host a chunk is eight agents a core; on devices it is as many as memory is set aside for, too many for a test.
    private static readonly int HostAgents = 8 * Environment.ProcessorCount + 3;

    private static readonly CrossEntropyPlannerOptions Small = CrossEntropyPlannerOptions.ImprovedCrossEntropy with
    {
        Horizon = 3,
        Iterations = 2,
        Candidates = 40,
        Elites = 8,
        Agents = HostAgents,
    };

    [Fact]
    public void AgentsBeyondAChunk_PlanAsAloneOnTheHost() => Compare("host", Small, [0, 7, HostAgents - 1]);

    [Theory]
    [MemberData(nameof(TestDevices.All), MemberType = typeof(TestDevices))]
    public void AgentsBeyondAChunk_PlanAsAlone(string device) =>
        Compare(device, Small with { Agents = 5, ChunkAgents = 2 }, [0, 1, 2, 4]);

    private static void Compare(string device, CrossEntropyPlannerOptions options, int[] alone)
    {
        int chunk = ChunkAgents(device, options);
        Assert.InRange(chunk, 2, options.Agents - 1);
        Assert.NotEqual(0, options.Agents % chunk);

        float[][] together = Play(device, options, 0);
        foreach (int agent in alone)
        {
            float[][] single = Play(device, options with { Agents = 1 }, agent);
            for (int plan = 0; plan < together.Length; plan++)
                Assert.Equal(together[plan][agent], single[plan][0]);
        }
    }

    private static int ChunkAgents(string device, CrossEntropyPlannerOptions options)
    {
        using var stages = PlanStages<MassOnSpring>.Create(
            TestDevices.Open(device), new WorldPlanModel<MassOnSpring, PlainWorld<MassOnSpring>>(), options);
        return stages.ChunkAgents;
    }

    // Two plans, the second from what is kept of the first.
    private static float[][] Play(string device, CrossEntropyPlannerOptions options, int firstStream)
    {
        using CrossEntropyPlanner<MassOnSpring> planner =
            CrossEntropyPlanner.ForEnvironment<MassOnSpring>(TestDevices.Open(device), options);
        var states = new MassOnSpring[options.Agents];
        for (int agent = 0; agent < options.Agents; agent++)
        {
            var random = new EpisodeRandom(3, 0, (uint)(firstStream + agent));
            states[agent].Reset(ref random);
            planner.Restart(agent, (uint)(firstStream + agent));
        }

        float[] first = new float[options.Agents], second = new float[options.Agents];
        planner.Plan(states, first);
        planner.Plan(states, second);
        return [first, second];
    }
}
