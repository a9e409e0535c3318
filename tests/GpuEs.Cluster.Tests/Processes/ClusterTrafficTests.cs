using Xunit;

namespace GpuEs.Cluster.Tests;

/// <summary>What crosses the network in a generation: returns and steps of N members, whatever P is.</summary>
public sealed class ClusterTrafficTests
{
    private const int Population = 4096;

    // Both workers send what they found, and the leading one sends all of it to the other: 8 bytes a member each time.
    private const int LeastBytes = Population * 8;

    // Wrapping, pings and membership come to some 30 kB in the second that a generation may take; a mean of 100,000
    // parameters, sent by mistake, to 400 kB.
    private const int MostBytes = 4 * LeastBytes;

    [Fact]
    public async Task BytesSent_DoNotGrowWithTheParameters()
    {
        using ProcessCluster cluster = await ProcessCluster.Start("host", "host");
        using ClusterConnection connection = cluster.Connect();
        foreach (int dimension in (int[])[1_000, 100_000])
        {
            using EvolutionStrategy strategy = connection.ForObjective<Sphere>(
                dimension, new EvolutionStrategyOptions { Population = Population });
            var bytes = new List<long>();
            for (int generation = 0; generation < 5; generation++)
            {
                strategy.Step();
                Assert.Equal(2, connection.LastGeneration!.Workers);
                bytes.Add(connection.LastGeneration.BytesSent);
            }

            Assert.InRange(bytes.Order().ElementAt(bytes.Count / 2), LeastBytes, MostBytes);
        }
    }
}
