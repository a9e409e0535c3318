using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace GpuEs.Cli;

/// <summary>How training goes: a live bar on a terminal, a plain line now and then elsewhere.</summary>
internal sealed class TrainingDisplay
{
    private readonly int generations;
    private readonly Action<int, string> show;
    private readonly long started = Stopwatch.GetTimestamp();

    private TrainingDisplay(int generations, Action<int, string> show)
    {
        this.generations = generations;
        this.show = show;
    }

    /// <summary>Shows training while it runs.</summary>
    public static void Watch(IAnsiConsole console, int generations, Action<TrainingDisplay> train) =>
        LiveProgress.Watch(
            console, generations, "the first generation", show => train(new TrainingDisplay(generations, show)));

    /// <param name="value">What became of a generation.</param>
    /// <param name="news">What is to be told besides.</param>
    public void Report(GenerationReport value, string news)
    {
        int done = value.Generation + 1;
        TimeSpan left = Stopwatch.GetElapsedTime(started) / done * (generations - done);
        string pace = value.EnvironmentSteps > 0
            ? $"{Scaled(value.EnvironmentSteps / value.Elapsed.TotalSeconds)} steps/s  "
            : "";
        string alarm = value.NonFiniteCount > 0 ? $"  {value.NonFiniteCount} members not finite" : "";
        show(done, string.Create(
            CultureInfo.InvariantCulture,
            $"generation {done}/{generations}  mean {value.MeanFitness:G5}  best {value.BestFitness:G5}  {pace}left {left:hh\\:mm\\:ss}{news}{alarm}"));
    }

    private static string Scaled(double pace) => pace >= 1e6
        ? (pace / 1e6).ToString("F1", CultureInfo.InvariantCulture) + " M"
        : pace.ToString("F0", CultureInfo.InvariantCulture);
}
