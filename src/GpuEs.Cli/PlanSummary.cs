using System.Globalization;

namespace GpuEs.Cli;

/// <summary>What came of planned play: the JSON object of <c>plan --json</c>, whose fields are promised.</summary>
/// <param name="Environment">Its name.</param>
/// <param name="Method">cem, icem or mppi.</param>
/// <param name="Device">Where it was planned.</param>
/// <param name="Seed">Of the starts and of the noise.</param>
/// <param name="Agents">Agents that planned together.</param>
/// <param name="Episodes">Episodes played to their end.</param>
/// <param name="ReturnMean">Their mean return; null where no episode was played to its end.</param>
/// <param name="ReturnStd">The returns' standard deviation; null likewise.</param>
/// <param name="SecondsPerPlan">How long an agent waits for its plan: for all agents' plans, made together.</param>
/// <param name="PlansPerSecond">Plans of all agents, in planning time.</param>
/// <param name="ModelStepsPerSecond">Steps of the model, in planning time.</param>
internal sealed record PlanSummary(
    string Environment, string Method, string Device, ulong Seed, int Agents, int Episodes, double? ReturnMean,
    double? ReturnStd, double SecondsPerPlan, double PlansPerSecond, double ModelStepsPerSecond)
{
    /// <summary>Summarises.</summary>
    public static PlanSummary Of(
        PlannedEpisodes played, string environment, string method, string device, CrossEntropyPlannerOptions options)
    {
        double[] returns = [.. played.Returns.Where(double.IsFinite)];
        double? mean = returns.Length > 0 ? returns.Average() : null;
        double? deviation = mean is { } center
            ? Math.Sqrt(returns.Average(value => (value - center) * (value - center)))
            : null;
        double seconds = played.Planning.TotalSeconds;
        return new(
            environment, method, device, options.Seed, options.Agents, returns.Length, mean, deviation,
            Ratio(seconds, played.Calls), Ratio(played.Plans, seconds), Ratio(played.ModelSteps, seconds));
    }

    /// <summary>The same for a person.</summary>
    public string ForPeople()
    {
        string found = ReturnMean is null
            ? "no episode was played to its end"
            : Invariant($"mean return {ReturnMean:G6} +- {ReturnStd:G3} over {Episodes} episodes");
        return Invariant($"{Environment} by {Method} on {Device}, seed {Seed}: {found}") + System.Environment.NewLine
            + Invariant($"{1e3 * SecondsPerPlan:G3} ms a plan of {Agents} agents, {PlansPerSecond:N0} plans/s, ")
            + Invariant($"{ModelStepsPerSecond:N0} model steps/s");
    }

    // Of play that was ended before its first plan.
    private static double Ratio(double amount, double of) => of > 0 ? amount / of : 0;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
