using System.Diagnostics;
using Xunit;

namespace GpuEs.Tests;

/// <summary>Devices that are slow, that fail, and that share out what they are given.</summary>
public class SharedGenerationTests
{
    private const int ParameterCount = 9;

    private static readonly EvolutionStrategyOptions Options = new() { Population = 256 };

    private static readonly SearchTask Task = ObjectiveTask.Create<Sphere>(ParameterCount);

    [Fact]
    public void ASlowDevice_DelaysNobody()
    {
        // Alone it takes 256 x 2 ms; its smallest piece of 4 members, 8 ms.
        var stages = Shared(("fast", _ => { }), ("slow", piece => Thread.Sleep(2 * piece.Count)));
        using (stages.Shared)
        {
            Step(stages.Shared, 0);
            Step(stages.Shared, 1);
            long started = Stopwatch.GetTimestamp();
            for (int generation = 2; generation <= 6; generation++)
                Step(stages.Shared, generation);
            Assert.InRange(Stopwatch.GetElapsedTime(started).TotalMilliseconds, 0, 5 * 100);
        }

        Assert.InRange(stages.Shares[0].Members, 5 * 200, 7 * 256);
        Assert.Equal(7 * 256, stages.Shares.Sum(share => share.Members));
    }

    [Fact]
    public void DevicesOfEqualSpeed_TakeMuchTheSame()
    {
        var stages = Shared(("one", piece => Thread.Sleep(piece.Count)), ("other", piece => Thread.Sleep(piece.Count)));
        using SharedGeneration shared = stages.Shared;
        for (int generation = 0; generation < 2; generation++)
            Step(shared, generation);
        Assert.All(stages.Shares, share => Assert.InRange(share.Members, 2 * 256 / 4, 2 * 256 * 3 / 4));
        Assert.StartsWith("shared: one ", shared.Path, StringComparison.Ordinal);
        Assert.Contains($"{stages.Shares[0].Members} members (stub), other {stages.Shares[1].Members} members", shared.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void AFailingDevice_IsNamedAndLeavesTheMean(int failing)
    {
        bool fails = false;
        Action<MemberRange> Of(int device) => piece =>
        {
            Thread.Sleep(1);
            if (fails && device == failing)
                throw new TimeoutException("the cable is loose");
        };
        var stages = Shared(("a", Of(0)), ("b", Of(1)), ("c", Of(2)));
        using SharedGeneration shared = stages.Shared;
        using EvolutionStrategy alone = EvolutionStrategy.ForObjective<Sphere>(TestDevices.Open("host"), ParameterCount, Options);
        shared.WriteMean(alone.Mean);
        Step(shared, 0);
        alone.Step();
        fails = true;
        var exception = Assert.Throws<InvalidOperationException>(() => Step(shared, 1));
        string name = stages.Shares[failing].Device;
        Assert.Contains($"device {name} failed: the cable is loose", exception.Message, StringComparison.Ordinal);
        Assert.IsType<TimeoutException>(exception.InnerException);
        Bits.Equal(alone.Mean, Mean(shared), "mean after failure");

        fails = false;
        Step(shared, 1);
        alone.Step();
        Bits.Equal(alone.Mean, Mean(shared), "mean after another try");
        Assert.Equal(2 * 256, stages.Shares.Sum(share => share.Members));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void EveryDevice_GetsTheMeanAndTheStepCap(bool adaptiveStepCap)
    {
        // Both sleep, so both are as fast as each other, and neither is left without members.
        var options = new EvolutionStrategyOptions { Population = 64, AdaptiveStepCap = adaptiveStepCap, Episodes = 2 };
        SearchTask task = EpisodeTask.Create<CartPole>(Policy.Mlp([8]));
        void Dawdle(MemberRange piece) => Thread.Sleep(piece.Count);
        GenerationShare[] shares =
        [
            new("one", new StubGeneration(task, options, Dawdle)), new("other", new StubGeneration(task, options, Dawdle)),
        ];
        using var shared = new SharedGeneration(shares, task.ParameterCount, options);
        using EvolutionStrategy alone = EvolutionStrategy.For(TestDevices.Open("host"), task, options);
        shared.WriteMean(alone.Mean);
        float[] mean = new float[task.ParameterCount];
        for (int generation = 0; generation < 4; generation++)
        {
            alone.Step();
            Step(shared, generation, options.Population);
            Assert.All(shares, share => Assert.NotEmpty(share.Pieces));
            shared.ReadMean(mean);
            Bits.Equal(alone.Mean, mean, $"mean after generation {generation}");
        }
    }

    [Fact]
    public void AllDevicesFailing_AreAllNamed()
    {
        using var both = new Barrier(2);
        var stages = Shared(("a", _ => Fail(both)), ("b", _ => Fail(both)));
        using (stages.Shared)
        {
            var exception = Assert.Throws<InvalidOperationException>(() => Step(stages.Shared, 0));
            Assert.Contains("device a failed: both; device b failed: both", exception.Message, StringComparison.Ordinal);
            Assert.Equal(2, Assert.IsType<AggregateException>(exception.InnerException).InnerExceptions.Count);
        }

        Assert.All(stages.Shares, share => Assert.True(((StubGeneration)share.Stages).IsDisposed));
    }

    private static void Fail(Barrier both)
    {
        both.SignalAndWait(TimeSpan.FromSeconds(10));
        throw new TimeoutException("both");
    }

    private static (SharedGeneration Shared, GenerationShare[] Shares) Shared(
        params (string Name, Action<MemberRange> BeforePiece)[] devices)
    {
        GenerationShare[] shares =
        [
            .. devices.Select(device =>
                new GenerationShare(device.Name, new StubGeneration(Task, Options, device.BeforePiece))),
        ];
        return (new SharedGeneration(shares, ParameterCount, Options), shares);
    }

    private static void Step(SharedGeneration stages, int generation, int population = 256)
    {
        stages.Begin();
        stages.Evaluate(generation, new MemberRange(0, population));
        stages.Shape();
        stages.EstimateGradient(generation);
        stages.UpdateMean(generation);
    }

    private static float[] Mean(SharedGeneration stages)
    {
        float[] mean = new float[ParameterCount];
        stages.ReadMean(mean);
        return mean;
    }
}
