using Xunit;

namespace GpuEs.Tests;

/// <summary>Episodes of different uses start from different random numbers, also with equal seeds.</summary>
public class EpisodeDomainTests
{
    private static readonly EvolutionStrategyOptions Unperturbed = new()
    {
        Population = 2,
        Episodes = 4,
        Seed = 0,
        CommonRandomNumbers = true,
        Sigma = 1e-20f,
    };

    /// <summary>The members are all at the mean, so that only other starts can give other returns.</summary>
    [Theory]
    [MemberData(nameof(TestDevices.All), MemberType = typeof(TestDevices))]
    public void Evaluate_PlaysOtherEpisodesThanTraining(string name)
    {
        using var strategy =
            EvolutionStrategy.ForEnvironment<Pendulum>(TestDevices.Open(name), Policy.Linear(), Unperturbed);
        double evaluated = strategy.Evaluate(4, seed: 0).Mean;
        Assert.NotEqual(evaluated, strategy.Step().MeanFitness, 1.0);
    }

    [Fact]
    public void PlannedEpisodes_StartElsewhereThanTraining()
    {
        using var planner = CrossEntropyPlanner.ForEnvironment<Pendulum>(
            TestDevices.Open("host"), new() { Horizon = 1, Iterations = 1, Candidates = 2, Elites = 1 });
        using var end = new CancellationTokenSource();
        Pendulum start = default;
        PlannedEpisodes.Play<Pendulum, Pendulum>(
            planner,
            (in world, state) =>
            {
                state[0] = start = world;
                end.Cancel();
            },
            episodes: 1, seed: 5, cancellation: end.Token);

        Assert.Equal(StartIn(RandomDomain.PlannedEpisode), start);
        Assert.NotEqual(StartIn(RandomDomain.Episode), start);

        static Pendulum StartIn(uint domain)
        {
            Pendulum world = default;
            var random = new EpisodeRandom(5, 0, 0, domain);
            world.Reset(ref random);
            return world;
        }
    }

    [Fact]
    public void Starts_OfAllUsesDiffer()
    {
        uint[] domains =
        [
            RandomDomain.Episode, RandomDomain.Evaluation, RandomDomain.Transition, RandomDomain.Shuffle,
            RandomDomain.Minibatch, RandomDomain.PlannedEpisode, RandomDomain.Own,
        ];
        float[] first = [.. domains.Select(domain => (float)new EpisodeRandom(5, 0, 0, domain).NextUniform())];
        Assert.Equal(first.Length, first.Distinct().Count());
        Assert.Equal(first[^1], (float)new EpisodeRandom(5).NextUniform());

        // A planner's domains have their iteration above the lowest byte.
        Assert.All(domains, domain => Assert.NotEqual(RandomDomain.Planning, domain & 0xFF));
    }
}
