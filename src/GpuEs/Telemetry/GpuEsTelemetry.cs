using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace GpuEs;

/// <summary>
/// What searches tell of themselves to OpenTelemetry, <c>dotnet-counters</c> and other listeners, through a
/// <see cref="Meter"/> and an <see cref="ActivitySource"/> that are both named <see cref="Name"/>. Costs nothing where
/// nobody listens. Fits of learned dynamics are searches too.
/// <code>
/// instrument                    kind       unit          what
/// gpues.generations             counter    {generation}  generations done
/// gpues.environment.steps       counter    {step}        environment steps taken
/// gpues.episodes                counter    {episode}     episodes played
/// gpues.members.non_finite      counter    {member}      members whose fitness was NaN or infinite
/// gpues.updates.left_out        counter    {generation}  generations that left the mean as it was, fitness or update not
///                                                        being finite
/// gpues.fitness.mean            gauge      1             mean fitness of the last generation
/// gpues.fitness.best            gauge      1             best fitness of the last generation
/// gpues.generation.duration     histogram  s             wall time of a generation
/// gpues.stage.duration          histogram  s             device time of a stage; tag gpues.stage:
///                                                        rollout, shaping, gradient, optimizer
/// </code>
/// A generation is an activity <c>gpues.generation</c> with the tags gpues.generation, gpues.fitness.mean,
/// gpues.fitness.best, gpues.environment.steps and gpues.members.non_finite; its children are activities
/// <c>gpues.rollout</c>, <c>gpues.shaping</c>, <c>gpues.gradient</c> and <c>gpues.optimizer</c>, which stand one after the
/// other from its start, as long as the device was at work on each.
/// </summary>
public static class GpuEsTelemetry
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "GpuEs";

    private static readonly string? Version = typeof(GpuEsTelemetry).Assembly.GetName().Version?.ToString(fieldCount: 3);
    private static readonly ActivitySource Source = new(Name, Version);
    private static readonly Meter Meter = new(Name, Version);

    private static readonly Counter<long> Generations =
        Meter.CreateCounter<long>("gpues.generations", "{generation}", "Generations done.");

    private static readonly Counter<long> EnvironmentSteps =
        Meter.CreateCounter<long>("gpues.environment.steps", "{step}", "Environment steps taken.");

    private static readonly Counter<long> Episodes =
        Meter.CreateCounter<long>("gpues.episodes", "{episode}", "Episodes played.");

    private static readonly Counter<long> NonFiniteMembers =
        Meter.CreateCounter<long>("gpues.members.non_finite", "{member}", "Members whose fitness was NaN or infinite.");

    private static readonly Counter<long> UpdatesLeftOut = Meter.CreateCounter<long>(
        "gpues.updates.left_out", "{generation}", "Generations that left the mean as it was.");

    private static readonly Gauge<double> MeanFitness =
        Meter.CreateGauge<double>("gpues.fitness.mean", "1", "Mean fitness of the last generation.");

    private static readonly Gauge<double> BestFitness =
        Meter.CreateGauge<double>("gpues.fitness.best", "1", "Best fitness of the last generation.");

    private static readonly Histogram<double> GenerationDuration =
        Meter.CreateHistogram<double>("gpues.generation.duration", "s", "Wall time of a generation.");

    private static readonly Histogram<double> StageDuration =
        Meter.CreateHistogram<double>("gpues.stage.duration", "s", "Device time of a stage.");

    /// <summary>Tells of a generation that has just ended.</summary>
    internal static void Record(in GenerationReport report, long episodes)
    {
        Generations.Add(1);
        EnvironmentSteps.Add(report.EnvironmentSteps);
        Episodes.Add(episodes);
        NonFiniteMembers.Add(report.NonFiniteCount);
        GenerationDuration.Record(report.Elapsed.TotalSeconds);
        UpdatesLeftOut.Add(report.IsUpdated ? 0 : 1);
        if (report.Update != MeanUpdate.NoFiniteFitness)
        {
            MeanFitness.Record(report.MeanFitness);
            BestFitness.Record(report.BestFitness);
        }

        RecordStage("rollout", report.Stages.Rollout);
        RecordStage("shaping", report.Stages.Shaping);
        RecordStage("gradient", report.Stages.Gradient);
        RecordStage("optimizer", report.Stages.Optimizer);
        if (Source.HasListeners())
            Trace(report);
    }

    private static void RecordStage(string stage, TimeSpan duration) =>
        StageDuration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("gpues.stage", stage));

    // Activities are made once the generation is over: its stages' times are the device's, and known no sooner.
    private static void Trace(in GenerationReport report)
    {
        DateTime end = DateTime.UtcNow, start = end - report.Elapsed;
        using Activity? generation = Start("gpues.generation", start);
        generation?.SetTag("gpues.generation", report.Generation);
        generation?.SetTag("gpues.fitness.mean", report.MeanFitness);
        generation?.SetTag("gpues.fitness.best", report.BestFitness);
        generation?.SetTag("gpues.environment.steps", report.EnvironmentSteps);
        generation?.SetTag("gpues.members.non_finite", report.NonFiniteCount);
        DateTime stage = TraceStage("gpues.rollout", start, report.Stages.Rollout);
        stage = TraceStage("gpues.shaping", stage, report.Stages.Shaping);
        stage = TraceStage("gpues.gradient", stage, report.Stages.Gradient);
        TraceStage("gpues.optimizer", stage, report.Stages.Optimizer);
        generation?.SetEndTime(end);
    }

    private static DateTime TraceStage(string name, DateTime start, TimeSpan duration)
    {
        DateTime end = start + duration;
        using Activity? stage = Start(name, start);
        stage?.SetEndTime(end);
        return end;
    }

    private static Activity? Start(string name, DateTime start) =>
        Source.StartActivity(name, ActivityKind.Internal, parentContext: default, startTime: start);
}
