using System.Globalization;

namespace GpuEs.Cli;

/// <summary>A summary for a person.</summary>
internal static class SummaryText
{
    public static string ForPeople(this RunSummary summary, NamedTask task, double solvedValue)
    {
        string limit = task.Goal == Goal.Maximise ? "at least" : "at most";
        string verdict = !double.IsFinite(solvedValue) ? ""
            : Invariant($"; {(summary.Solved ? "solved" : "not solved")} ({limit} {solvedValue:G6})");
        string value = task.IsObjective
            ? Invariant($"value at the mean {summary.EvaluationMean:G6}")
            : Invariant($"mean return {summary.EvaluationMean:G6} +- {summary.EvaluationStd:G3}")
                + Invariant($" over {summary.EvaluationEpisodes} fresh episodes");
        string effort = summary.Generations == 0
            ? Invariant($"{summary.Seconds:F1} s")
            : Invariant($"{summary.Generations} generations of {summary.Population} members in {summary.Seconds:F1} s");
        string pace = summary.EnvironmentSteps > 0 ? Invariant($", {summary.StepsPerSecond:N0} steps/s") : "";
        string best = summary.Best is null ? ""
            : Environment.NewLine
                + Invariant($"best {summary.Best.EvaluationMean:G6} after {summary.Best.Generation} generations, in best.f32");
        string leftOut = summary.UpdatesLeftOut == 0 ? "" : Environment.NewLine + Invariant(
            $"{summary.UpdatesLeftOut} of {summary.Generations} generations left the mean as it was: fitness or update were not finite");
        return Invariant($"{summary.Environment} on {summary.Device}, seed {summary.Seed}: {value}{verdict}")
            + Environment.NewLine
            + Invariant($"{effort}{pace}; {summary.Parameters} parameters, SHA-256 {summary.ParametersSha256}")
            + best + leftOut;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
