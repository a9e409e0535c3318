using Xunit;

namespace GpuEs.Tests;

public sealed class RobotRolloutTests
{
    private const int Members = 21;
    private const ulong Seed = 8;

    // Policies that act at random, so that hoppers fall early and at different times.
    private static readonly Policy Acting = Policy.Mlp([5]);

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(16)]
    public void Any_number_of_lanes_plays_what_one_robot_alone_does(int lanes)
    {
        Same<Hopper>(lanes, stepLimit: 40);
        Same<InvertedDoublePendulum>(lanes, stepLimit: 30);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    public void Robots_that_see_contacts_and_quaternions_are_the_same_in_lanes(int lanes) => Same<Ant>(lanes, stepLimit: 5);

    [Fact]
    public void Lanes_are_taken_whatever_the_size_of_the_policy()
    {
        using ComputeDevice host = ComputeDevice.Open("host");
        using var strategy = EvolutionStrategy.ForEnvironment<Swimmer>(host, Policy.Mlp([64, 64]), new() { Population = 4 });

        Assert.Contains("members side by side", strategy.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void A_recording_is_the_episode_that_lanes_play()
    {
        using ComputeDevice host = ComputeDevice.Open("host");
        using var strategy = EvolutionStrategy.ForEnvironment<Hopper>(host, Acting, new() { Population = 4, Seed = 4 });
        float[] mean = strategy.Mean;

        EpisodeRecording[] recordings = [.. Enumerable.Range(0, 3).Select(episode => strategy.Record(mean, episode, seed: 11))];
        EvaluationResult evaluated = strategy.Evaluate(mean, 3, seed: 11);

        Assert.Equal(evaluated.Mean, recordings.Sum(recording => (double)recording.Return) / 3);
        Assert.Equal(evaluated.Steps, recordings.Sum(recording => recording.Steps));
    }

    [Fact]
    public void Devices_turn_robots_away_and_name_who_plays_them()
    {
        using ComputeDevice cpu = ComputeDevice.Open("cpu");

        var exception = Assert.Throws<ArgumentException>(
            () => EvolutionStrategy.ForEnvironment<Hopper>(cpu, Policy.Linear(), new() { Population = 4 }));

        Assert.Equal(
            "Device cpu is not accepted; accepted: host, since Hopper is a robot, whose bodies only the host moves",
            exception.Message);
    }

    private static void Same<TRobot>(int lanes, int stepLimit)
        where TRobot : unmanaged, IRobot<TRobot>
    {
        SearchTask task = EpisodeTask.Create<TRobot>(Acting);
        float[] vectors = new float[Members * task.ParameterCount];
        var random = new EpisodeRandom(Seed);
        for (int parameter = 0; parameter < vectors.Length; parameter++)
            vectors[parameter] = random.NextNormal();
        var episodes = new EpisodeOptions(Members, PerMember: 2, Seed, StepCap: stepLimit);
        using HostWorkers workers = HostWorkers.For(1 << 20);

        (float[] Returns, int[] Steps) alone = Evaluate(
            [.. Enumerable.Range(0, workers.Count).Select(_ => new NeighbourPlayer(task.CreateOnHost(), task.ParameterCount))]);
        (float[] Returns, int[] Steps) together = Evaluate(
            [.. Enumerable.Range(0, workers.Count).Select(_ => LanePath.Create(typeof(TRobot), Acting, task.ParameterCount, lanes).CreatePlayer())]);

        Assert.Equal(alone.Steps, together.Steps);
        Assert.Equal(
            alone.Returns.Select(BitConverter.SingleToInt32Bits), together.Returns.Select(BitConverter.SingleToInt32Bits));
        Assert.True(alone.Returns.Distinct().Count() > Members);

        (float[] Returns, int[] Steps) Evaluate(HostPlayer[] players)
        {
            float[] returns = new float[2 * Members];
            int[] steps = new int[returns.Length];
            new HostVectors(workers, players, task.ParameterCount)
                .Evaluate(vectors, episodes, generation: 0, returns, steps);
            return (returns, steps);
        }
    }
}
