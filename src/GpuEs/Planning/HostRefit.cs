namespace GpuEs;

/// <summary>
/// Refits an agent's distribution on the host; the bits of <see cref="CandidateWeightKernel{TWeighting}"/> and
/// <see cref="RefitKernel"/>.
/// </summary>
internal sealed class HostRefit(CrossEntropyPlannerOptions options, PlanShape shape)
{
    private readonly Refit refit = new(options.Momentum, options.MinimumDeviation);

    /// <param name="plan">The distribution.</param>
    /// <param name="actions">[coordinates x stride] The candidates.</param>
    /// <param name="returns">Their predicted returns.</param>
    /// <param name="scratch">The worker's.</param>
    public void Fit(in AgentPlan plan, ReadOnlySpan<int> actions, ReadOnlySpan<float> returns, HostPlanScratch scratch)
    {
        int weighed = options.Temperature is float temperature
            ? scratch.Weigh(returns, 1, new PathIntegralWeighting(temperature))
            : scratch.Weigh(returns, options.Elites, default(EliteWeighting));

        // No candidate has a finite return: nothing is known, and the distribution stays as it is.
        if (weighed == 0)
            return;
        for (int feature = 0; feature < shape.Features; feature++)
        {
            RefitSums sums = Sum(feature, weighed, actions, scratch);
            plan.Mean[feature] = refit.Mean(shape, sums, plan.Mean[feature]);
            if (options.Temperature is null && shape.IsContinuous)
                plan.Deviation[feature] = refit.Deviation(sums, plan.Deviation[feature]);
        }
    }

    private RefitSums Sum(int feature, int weighed, ReadOnlySpan<int> actions, HostPlanScratch scratch)
    {
        int coordinate = shape.IsContinuous ? feature : feature / shape.ActionChoices;
        int choice = shape.IsContinuous ? 0 : feature % shape.ActionChoices;
        ReadOnlySpan<int> row = actions.Slice(coordinate * shape.Stride, shape.Stride);
        RefitSums sums = default;
        for (int index = 0; index < weighed; index++)
        {
            int value = RefitSums.Value(shape, row[scratch.Candidates[index]], choice);
            sums = sums.With(scratch.Weights[index], value);
        }

        return sums;
    }
}
