using System.Globalization;

namespace GpuEs.Cli;

/// <summary>What came of planned play: the JSON object of <c>plan --json</c>, whose fields are promised.</summary>
/// <param name="Environment">Its name.</param>
/// <param name="Method">cem, icem or mppi.</param>
/// <param name="Device">Where it was planned.</param>
/// <param name="Seed">Of the starts and of the noise.</param>
/// <param name="Agents">Agents that planned together.</param>
/// <param name="Episodes">Episodes played to their end.</param>
/// <param name="ReturnMean">Their mean return.</param>
/// <param name="ReturnStd">The returns' standard deviation.</param>
/// <param name="SecondsPerPlan">How long an agent waits for its plan: for all agents' plans, made together.</param>
/// <param name="PlansPerSecond">Plans of all agents, in planning time.</param>
/// <param name="ModelStepsPerSecond">Steps of the model, in planning time.</param>
internal sealed record PlanSummary(
    string Environment, string Method, string Device, ulong Seed, int Agents, int Episodes, double ReturnMean,
    double ReturnStd, double SecondsPerPlan, double PlansPerSecond, double ModelStepsPerSecond)
{
    /// <summary>Summarises.</summary>
    public static PlanSummary Of(
        PlannedEpisodes played, string environment, string method, string device, CrossEntropyPlannerOptions options)
    {
        double[] returns = [.. played.Returns.Where(double.IsFinite)];
        double mean = returns.DefaultIfEmpty(double.NaN).Average();
        double deviation = Math.Sqrt(returns.Select(value => (value - mean) * (value - mean)).DefaultIfEmpty(double.NaN).Average());
        double seconds = played.Planning.TotalSeconds;
        return new(
            environment, method, device, options.Seed, options.Agents, returns.Length, mean, deviation,
            seconds / played.Calls, played.Plans / seconds, played.ModelSteps / seconds);
    }

    /// <summary>The same for a person.</summary>
    public string ForPeople() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Environment} by {Method} on {Device}, seed {Seed}: mean return {ReturnMean:G6} +- {ReturnStd:G3} over {Episodes} episodes{System.Environment.NewLine}{1e3 * SecondsPerPlan:G3} ms a plan of {Agents} agents, {PlansPerSecond:N0} plans/s, {ModelStepsPerSecond:N0} model steps/s");
}
