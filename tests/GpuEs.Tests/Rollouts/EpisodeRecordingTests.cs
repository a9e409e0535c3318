using Xunit;

namespace GpuEs.Tests.Rollouts;

/// <summary>A recording is the episode that any device plays, step by step.</summary>
public class EpisodeRecordingTests
{
    public static TheoryData<string, string> TasksAndDevices => new(
        from task in BuiltInTasks.All
        where !task.IsObjective && !task.IsHostOnly
        from device in (string[])["host", "cpu"]
        select (task.Name, device));

    [Theory]
    [MemberData(nameof(TasksAndDevices))]
    public void Record_HasTheBitsOfEvaluate(string name, string specification)
    {
        NamedTask task = BuiltInTasks.Find(name)!;
        using ComputeDevice device = ComputeDevice.Open(specification);
        foreach (Policy policy in (Policy[])[task.Preset(1).Policy!, Policy.Linear(Head.Clip), Policy.Mlp([5, 11], Activation.Relu)])
        {
            using EvolutionStrategy strategy = task.Create(
                device, policy, 0, new EvolutionStrategyOptions { Population = 32, Sigma = 1f, LearningRate = 0.5f, Seed = 4 });
            strategy.Train(2);
            float[] mean = strategy.Mean;
            EpisodeRecording[] recordings = [.. Enumerable.Range(0, 3).Select(episode => strategy.Record(mean, episode, seed: 11))];

            EvaluationResult evaluated = strategy.Evaluate(mean, 3, seed: 11);

            Assert.Equal(evaluated.Mean, recordings.Sum(recording => (double)recording.Return) / 3);
            Assert.Equal(evaluated.Steps, recordings.Sum(recording => recording.Steps));
        }
    }

    [Fact]
    public void Record_KeepsWhatTheEnvironmentShowedAndTheActionsThatMovedIt()
    {
        using ComputeDevice host = ComputeDevice.Open("host");
        using var strategy = EvolutionStrategy.ForEnvironment<Acrobot>(host, Policy.Mlp([4]), new() { Population = 2, Seed = 3 });

        EpisodeRecording recording = strategy.Record(strategy.Mean, episode: 2, seed: 9);

        var random = new EpisodeRandom(9, 0, 2, RandomDomain.Evaluation);
        Acrobot environment = default;
        environment.Reset(ref random);
        for (int step = 0; step <= recording.Steps; step++)
        {
            for (int index = 0; index < Acrobot.ObservationSize; index++)
                Assert.Equal(environment.Observe(index), recording.Observations[step * Acrobot.ObservationSize + index]);
            if (step == recording.Steps)
                break;
            environment.Act(0, recording.Actions[step]);
            Assert.Equal(environment.Step(), recording.Rewards[step]);
        }

        Assert.Equal((6, 1), (recording.ObservationSize, recording.ActionSize));
        Assert.Equal(recording.IsTerminated, environment.IsTerminated);
        Assert.Equal(recording.IsTerminated, recording.Steps < Acrobot.StepLimit);
    }

    [Fact]
    public void Record_OfAnObjective_IsRefused()
    {
        using ComputeDevice host = ComputeDevice.Open("host");
        using var strategy = EvolutionStrategy.ForObjective<Sphere>(host, 3, new());

        Assert.Throws<InvalidOperationException>(() => strategy.Record(strategy.Mean));
        Assert.Throws<ArgumentException>(() => strategy.Record(new float[2]));
        Assert.Throws<ArgumentException>(() => strategy.Record(strategy.Mean, episode: -1));
    }
}
