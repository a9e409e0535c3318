using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace GpuEs.Cli;

/// <summary>How training goes: a live bar on a terminal, a plain line now and then elsewhere.</summary>
internal sealed class TrainingDisplay : IProgress<GenerationReport>
{
    private readonly int generations;
    private readonly Action<int, string> show;
    private readonly long started = Stopwatch.GetTimestamp();
    private int doneBefore = -1;

    private TrainingDisplay(int generations, Action<int, string> show)
    {
        this.generations = generations;
        this.show = show;
    }

    /// <summary>Shows training while it runs.</summary>
    public static void Watch(IAnsiConsole console, int generations, Action<IProgress<GenerationReport>> train) =>
        LiveProgress.Watch(
            console, generations, "the first generation", show => train(new TrainingDisplay(generations, show)));

    /// <inheritdoc/>
    public void Report(GenerationReport value)
    {
        int done = value.Generation + 1;
        if (doneBefore < 0)
            doneBefore = value.Generation;
        TimeSpan left = Stopwatch.GetElapsedTime(started) / (done - doneBefore) * (generations - done);
        string pace = value.EnvironmentSteps > 0
            ? $"{Scaled(value.EnvironmentSteps / value.Elapsed.TotalSeconds)} steps/s  "
            : "";
        string alarm = value.NonFiniteCount > 0 ? $"  {value.NonFiniteCount} members not finite" : "";
        show(done, string.Create(
            CultureInfo.InvariantCulture,
            $"generation {done}/{generations}  mean {value.MeanFitness:G5}  best {value.BestFitness:G5}  {pace}left {left:hh\\:mm\\:ss}{alarm}"));
    }

    private static string Scaled(double pace) => pace >= 1e6
        ? (pace / 1e6).ToString("F1", CultureInfo.InvariantCulture) + " M"
        : pace.ToString("F0", CultureInfo.InvariantCulture);
}
