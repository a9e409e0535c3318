using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Xunit;

namespace GpuEs.Tests;

public class TelemetryTests
{
    private static readonly EvolutionStrategyOptions Options = new() { Population = 16, Episodes = 2, StepCap = 30 };

    [Fact]
    public void Meter_TellsWhatTheReportTells()
    {
        var measured = new List<(string Name, string? Stage, double Value)>();
        var units = new Dictionary<string, string?>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name != GpuEsTelemetry.Name)
                    return;
                units[instrument.Name] = instrument.Unit;
                self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.Start();
        using EvolutionStrategy strategy = Swinging();

        GenerationReport report = strategy.Step();

        Assert.Equal(1, Value("gpues.generations"));
        Assert.Equal(report.EnvironmentSteps, Value("gpues.environment.steps"));
        Assert.Equal(16 * 2 * 30, report.EnvironmentSteps);
        Assert.Equal(16 * 2, Value("gpues.episodes"));
        Assert.Equal(0, Value("gpues.members.non_finite"));
        Assert.Equal(0, Value("gpues.updates.left_out"));
        Assert.Equal(report.MeanFitness, Value("gpues.fitness.mean"));
        Assert.Equal(report.BestFitness, Value("gpues.fitness.best"));
        Assert.Equal(report.Elapsed.TotalSeconds, Value("gpues.generation.duration"));
        Assert.Equal(
            [
                ("rollout", report.Stages.Rollout.TotalSeconds), ("shaping", report.Stages.Shaping.TotalSeconds),
                ("gradient", report.Stages.Gradient.TotalSeconds), ("optimizer", report.Stages.Optimizer.TotalSeconds),
            ],
            measured.Where(each => each.Name == "gpues.stage.duration").Select(each => (each.Stage!, each.Value)));
        Assert.Equal(12, measured.Count);
        Assert.Equal("s", units["gpues.stage.duration"]);
        Assert.Equal("{step}", units["gpues.environment.steps"]);

        measured.Clear();
        using EvolutionStrategy told = External();
        told.Tell([float.NaN, 1f, 2f, float.PositiveInfinity]);
        Assert.Equal(0, Value("gpues.episodes"));
        Assert.Equal(2, Value("gpues.members.non_finite"));
        Assert.Equal(1.5, Value("gpues.fitness.mean"));
        measured.Clear();
        told.Tell([float.NaN, float.NaN, float.NaN, float.NaN]);
        Assert.Equal(1, Value("gpues.updates.left_out"));
        Assert.DoesNotContain(measured, each => each.Name.StartsWith("gpues.fitness", StringComparison.Ordinal));

        double Value(string name) => Assert.Single(measured, each => each.Name == name).Value;

        void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            string? stage = tags.IsEmpty ? null : (string?)tags[0].Value;
            Assert.True(tags.IsEmpty || tags[0].Key == "gpues.stage");
            measured.Add((instrument.Name, stage, value));
        }
    }

    [Fact]
    public void ActivitySource_TracesAGenerationAndItsStages()
    {
        var stopped = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == GpuEsTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = stopped.Add,
        };
        ActivitySource.AddActivityListener(listener);
        using EvolutionStrategy strategy = Swinging();
        using var parent = new Activity("session");
        parent.Start();

        GenerationReport report = strategy.Step();

        Assert.Same(parent, Activity.Current);
        Assert.Equal(
            ["gpues.rollout", "gpues.shaping", "gpues.gradient", "gpues.optimizer", "gpues.generation"],
            stopped.Select(activity => activity.OperationName));
        Activity generation = stopped[^1];
        Assert.Equal(parent.SpanId, generation.ParentSpanId);
        Assert.Equal(report.Elapsed, generation.Duration);
        Assert.Equal(0, generation.GetTagItem("gpues.generation"));
        Assert.Equal(report.MeanFitness, generation.GetTagItem("gpues.fitness.mean"));
        Assert.Equal(report.BestFitness, generation.GetTagItem("gpues.fitness.best"));
        Assert.Equal(report.EnvironmentSteps, generation.GetTagItem("gpues.environment.steps"));
        Assert.Equal(0, generation.GetTagItem("gpues.members.non_finite"));
        Assert.All(stopped[..^1], stage => Assert.Equal(generation.SpanId, stage.ParentSpanId));
        Assert.Equal(
            [report.Stages.Rollout, report.Stages.Shaping, report.Stages.Gradient, report.Stages.Optimizer],
            stopped[..^1].Select(stage => stage.Duration));
        Assert.Equal(
            [generation.StartTimeUtc, .. stopped[..3].Select(stage => stage.StartTimeUtc + stage.Duration)],
            stopped[..4].Select(stage => stage.StartTimeUtc));
    }

    [Fact]
    public void Logger_IsWarnedOfFitnessThatIsNotFinite()
    {
        var lines = new CollectingLogger();
        using EvolutionStrategy strategy = External();
        Assert.NotNull(strategy.Logger);
        strategy.Logger = lines;

        strategy.Tell([1f, 2f, 3f, 4f]);
        Assert.Equal(LogLevel.Debug, Assert.Single(lines.Written).Level);
        Assert.StartsWith("generation 0: mean fitness 2.5, best 4, ", lines.Written[0].Text, StringComparison.Ordinal);

        strategy.Tell([1f, float.NaN, 3f, float.NegativeInfinity]);
        Assert.Equal(
            (LogLevel.Warning, "generation 1: the fitness of 2 of 4 members was NaN or infinite; they ranked worst"),
            lines.Written[1]);

        strategy.Tell([float.NaN, float.NaN, float.NaN, float.NaN]);
        Assert.Equal(
            (LogLevel.Warning, "generation 2: the fitness of all 4 members was NaN or infinite; the mean was left as it was"),
            lines.Written[3]);
        Assert.Throws<ArgumentNullException>(() => strategy.Logger = null!);
    }

    [Fact]
    public void Logger_IsWarnedOnTheHost_OfWhatKernelsCouldNotRun()
    {
        var lines = new CollectingLogger();
        using EvolutionStrategy strategy =
            EvolutionStrategy.ForObjective<Clamps>(TestDevices.Open("host"), 2, new() { Population = 2 });
        strategy.Logger = lines;

        Assert.Equal(
            (LogLevel.Warning, "Clamps.Evaluate calls Math.Clamp, which kernels cannot run; write Real.Clamp"),
            Assert.Single(lines.Written));
    }

    private static EvolutionStrategy Swinging() =>
        EvolutionStrategy.ForEnvironment<Pendulum>(TestDevices.Open("host"), Policy.Linear(), Options);

    private static EvolutionStrategy External() => EvolutionStrategy.ForParameters(
        TestDevices.Open("host"), [0f, 0f], Goal.Maximise, new() { Population = 4 });

    private sealed class CollectingLogger : ILogger
    {
        public List<(LogLevel Level, string Text)> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Add((logLevel, formatter(state, exception)));
    }
}
