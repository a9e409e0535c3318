using ScottPlot;
using SkiaSharp;

namespace GpuEs.Cli;

/// <summary>Plots for papers: PNG files on white, with colours that the colour-blind tell apart (Okabe and Ito 2008).</summary>
internal static class Plots
{
    private const int WidthPixels = 1600;
    private const int HeightPixels = 1000;

    private static readonly Color[] Colors =
    [
        Color.FromHex("#0072B2"), Color.FromHex("#D55E00"), Color.FromHex("#009E73"), Color.FromHex("#CC79A7"),
        Color.FromHex("#E69F00"), Color.FromHex("#56B4E9"), Color.FromHex("#000000"),
    ];

    // ScottPlot's own choice is a serif one on systems without the fonts that it knows.
    private static readonly string? SansSerif =
        Array.Find(["Liberation Sans", "Arial", "Helvetica", "DejaVu Sans"], SKFontManager.Default.FontFamilies.Contains);

    private static readonly string[] StageNames = ["rollout", "shaping", "gradient", "optimizer"];

    /// <summary>The learning curve of a run: mean, deviation, best and worst member.</summary>
    public static byte[] Curve(RunHistory run)
    {
        var axis = new ValueAxis([run]);
        using Plot plot = Empty(axis.Label);
        double[] generations = run.Column("generation");
        Band(plot, axis, run, Colors[0]).LegendText = "standard deviation";
        Line(plot, generations, axis.Of(run.Column("bestFitness")), Colors[6].WithAlpha(.55), 1).LegendText = "best member";
        ScottPlot.Plottables.Scatter worst = Line(plot, generations, axis.Of(run.Column("worstFitness")), Colors[6].WithAlpha(.55), 1);
        worst.LegendText = "worst member";
        worst.LinePattern = LinePattern.Dashed;
        Line(plot, generations, axis.Of(run.Column("meanFitness")), Colors[0], 2.5f).LegendText = "mean";
        double[] evaluations = run.Column("evaluation", "mean");
        int[] evaluated = [.. Enumerable.Range(0, generations.Length).Where(at => double.IsFinite(evaluations[at]))];
        if (evaluated.Length > 0)
        {
            Line(plot, [.. evaluated.Select(at => generations[at])], axis.Of([.. evaluated.Select(at => evaluations[at])]), Colors[1], 2.5f)
                .LegendText = "evaluation of the mean";
        }

        plot.Title(run.Environment);
        return Finish(plot, axis, run);
    }

    /// <summary>The mean and deviation of several runs.</summary>
    public static byte[] Curves(IReadOnlyList<RunHistory> runs)
    {
        var axis = new ValueAxis(runs);
        using Plot plot = Empty(axis.Label);
        for (int index = 0; index < runs.Count; index++)
            Band(plot, axis, runs[index], Colors[index % Colors.Length]);
        for (int index = 0; index < runs.Count; index++)
        {
            ScottPlot.Plottables.Scatter line = Line(
                plot, runs[index].Column("generation"), axis.Of(runs[index].Column("meanFitness")),
                Colors[index % Colors.Length], 2.5f);
            line.LegendText = runs[index].Path;
            if (index >= Colors.Length)
                line.LinePattern = LinePattern.Dashed;
        }

        plot.Title(runs[0].Environment);
        return Finish(plot, axis, runs[0]);
    }

    /// <summary>The stages' seconds, one above the other.</summary>
    public static byte[] Stages(RunHistory run)
    {
        using Plot plot = Empty("seconds a generation");
        double[] generations = run.Column("generation"), below = new double[generations.Length];
        for (int stage = 0; stage < StageNames.Length; stage++)
        {
            double[] above = [.. run.Column("stageSeconds", StageNames[stage]).Select((seconds, at) => below[at] + (double.IsFinite(seconds) ? seconds : 0))];
            ScottPlot.Plottables.FillY band = plot.Add.FillY(generations, below, above);
            band.FillColor = Colors[stage].WithAlpha(.8);
            band.LineWidth = 0;
            band.LegendText = StageNames[stage];
            below = above;
        }

        plot.Title(run.Environment);
        plot.ShowLegend(Alignment.UpperRight);
        plot.Axes.SetLimitsY(0, below.DefaultIfEmpty(1).Max() * 1.05);
        return Png(plot);
    }

    private static Plot Empty(string label)
    {
        var plot = new Plot();
        if (SansSerif is not null)
            plot.Font.Set(SansSerif);
        plot.ScaleFactor = 2;
        plot.XLabel("generation");
        plot.YLabel(label);
        plot.Grid.MajorLineColor = Color.FromHex("#ECEEF0");
        plot.Axes.Right.IsVisible = false;
        plot.Axes.Top.FrameLineStyle.IsVisible = false;
        plot.Axes.Margins(horizontal: 0, vertical: .05);
        plot.Axes.Bottom.MinorTickStyle.Length = 0;
        plot.Axes.Left.MinorTickStyle.Length = 0;
        plot.Legend.OutlineWidth = 0;
        plot.Legend.ShadowColor = ScottPlot.Colors.Transparent;
        plot.Legend.BackgroundColor = ScottPlot.Colors.White.WithAlpha(.8);
        return plot;
    }

    private static ScottPlot.Plottables.FillY Band(Plot plot, ValueAxis axis, RunHistory run, Color color)
    {
        double[] means = run.Column("meanFitness"), deviations = run.Column("fitnessDeviation");
        var drawn = Enumerable.Range(0, means.Length).Where(at => double.IsFinite(means[at] + deviations[at])).ToArray();
        double[] generations = run.Column("generation");
        ScottPlot.Plottables.FillY band = plot.Add.FillY(
            [.. drawn.Select(at => generations[at])],
            axis.Of([.. drawn.Select(at => means[at] - deviations[at])]),
            axis.Of([.. drawn.Select(at => means[at] + deviations[at])]));
        band.FillColor = color.WithAlpha(.18);
        band.LineWidth = 0;
        return band;
    }

    private static ScottPlot.Plottables.Scatter Line(Plot plot, double[] xs, double[] ys, Color color, float width)
    {
        ScottPlot.Plottables.Scatter line = plot.Add.ScatterLine(xs, ys, color);
        line.LineWidth = width;
        return line;
    }

    private static byte[] Finish(Plot plot, ValueAxis axis, RunHistory run)
    {
        axis.Mark(plot);
        plot.ShowLegend(run.IsMaximised ? Alignment.LowerRight : Alignment.UpperRight);
        return Png(plot);
    }

    private static byte[] Png(Plot plot) => plot.GetImageBytes(WidthPixels, HeightPixels, ImageFormat.Png);
}
