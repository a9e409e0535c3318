using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace GpuEs.Cli;

/// <summary>How training goes: a live bar on a terminal, a plain line now and then elsewhere.</summary>
internal sealed class TrainingDisplay : IProgress<GenerationReport>
{
    private const double SecondsPerDay = 24 * 60 * 60;

    private readonly int generations;
    private readonly Func<string> news;
    private readonly Action<int, string> show;
    private readonly long started = Stopwatch.GetTimestamp();
    private int doneBefore = -1;

    private TrainingDisplay(int generations, Func<string> news, Action<int, string> show)
    {
        this.generations = generations;
        this.news = news;
        this.show = show;
    }

    /// <summary>Shows training while it runs.</summary>
    /// <param name="console">Where.</param>
    /// <param name="generations">The number to reach.</param>
    /// <param name="news">What is to be told of a generation besides its report.</param>
    /// <param name="train">Trains, and reports to the display.</param>
    public static void Watch(
        IAnsiConsole console, int generations, Func<string> news, Action<IProgress<GenerationReport>> train) =>
        LiveProgress.Watch(
            console, generations, "the first generation", show => train(new TrainingDisplay(generations, news, show)));

    /// <inheritdoc/>
    public void Report(GenerationReport value)
    {
        int done = value.Generation + 1;
        if (doneBefore < 0)
            doneBefore = value.Generation;
        double left = Stopwatch.GetElapsedTime(started).TotalSeconds / (done - doneBefore) * (generations - (double)done);
        string pace = value.EnvironmentSteps > 0
            ? $"{Scaled(value.EnvironmentSteps / value.Elapsed.TotalSeconds)} steps/s  "
            : "";
        string alarm = value.NonFiniteCount > 0 ? $"  {value.NonFiniteCount} members not finite" : "";
        if (value.Update == MeanUpdate.NotFinite)
            alarm += "  the update was not finite and was left out";
        show(done, string.Create(
            CultureInfo.InvariantCulture,
            $"generation {done}/{generations}  mean {value.MeanFitness:G5}  best {value.BestFitness:G5}  {pace}left {Duration(left)}{news()}{alarm}"));
    }

    /// <summary>A time to wait, days included.</summary>
    internal static string Duration(double seconds)
    {
        double days = Math.Floor(seconds / SecondsPerDay);
        string time = TimeSpan.FromSeconds(seconds - days * SecondsPerDay).ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture);
        return days < 1 ? time : string.Create(CultureInfo.InvariantCulture, $"{days:N0} d {time}");
    }

    private static string Scaled(double pace) => pace >= 1e6
        ? (pace / 1e6).ToString("F1", CultureInfo.InvariantCulture) + " M"
        : pace.ToString("F0", CultureInfo.InvariantCulture);
}
