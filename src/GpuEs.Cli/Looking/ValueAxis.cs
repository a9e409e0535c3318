using ScottPlot;

namespace GpuEs.Cli;

/// <summary>A plot's vertical axis: returns as they are, values to be made small by their logarithm where they fall far.</summary>
internal sealed class ValueAxis
{
    private const double FarFall = 100;

    private readonly bool isLogarithmic;
    private readonly double smallest;

    public ValueAxis(IReadOnlyList<RunHistory> runs)
    {
        double[] means = [.. runs.SelectMany(run => run.Column("meanFitness")).Where(double.IsFinite)];
        double[] values = [.. runs.SelectMany(run => run.Column("bestFitness").Concat(run.Column("evaluation", "mean"))).Concat(means).Where(value => value > 0 && double.IsFinite(value))];
        isLogarithmic = !runs[0].IsMaximised && means.Length > 0 && means.Min() > 0 && means.Max() > FarFall * means.Min();
        smallest = values.DefaultIfEmpty(1).Min();
        Label = runs[0].IsObjective ? "value" : "return";
    }

    public string Label { get; }

    /// <summary>Where values stand on the axis.</summary>
    public double[] Of(double[] values) =>
        isLogarithmic ? [.. values.Select(value => Math.Log10(Math.Max(value, smallest)))] : values;

    /// <summary>Writes powers of ten beside logarithms.</summary>
    public void Mark(Plot plot)
    {
        if (!isLogarithmic)
            return;
        plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericAutomatic
        {
            IntegerTicksOnly = true,
            LabelFormatter = power => $"1e{power}",
        };
    }
}
