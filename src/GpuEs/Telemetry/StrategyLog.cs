using Microsoft.Extensions.Logging;

namespace GpuEs;

/// <summary>What a strategy writes to its log.</summary>
internal static partial class StrategyLog
{
    /// <summary>Writes what is worth a line of a generation.</summary>
    public static void Generation(ILogger logger, in GenerationReport report, int population)
    {
        if (report.Update == MeanUpdate.NoFiniteFitness)
            NothingFinite(logger, report.Generation, population);
        else if (report.NonFiniteCount > 0)
            NonFinite(logger, report.Generation, report.NonFiniteCount, population);
        if (report.Update == MeanUpdate.NotFinite)
            UpdateNotFinite(logger, report.Generation);
        if (logger.IsEnabled(LogLevel.Debug))
            Done(logger, report.Generation, report.MeanFitness, report.BestFitness, report.Elapsed.TotalSeconds);
    }

    /// <summary>Writes, in a sentence, what kernels could not run.</summary>
    [LoggerMessage(5, LogLevel.Warning, "{Finding}")]
    public static partial void HostOnly(ILogger logger, string finding);

    [LoggerMessage(
        1, LogLevel.Debug, "generation {Generation}: mean fitness {MeanFitness}, best {BestFitness}, {Seconds} s")]
    private static partial void Done(ILogger logger, int generation, float meanFitness, float bestFitness, double seconds);

    [LoggerMessage(
        2, LogLevel.Warning,
        "generation {Generation}: the fitness of {NonFiniteCount} of {Population} members was NaN or infinite; they ranked worst")]
    private static partial void NonFinite(ILogger logger, int generation, int nonFiniteCount, int population);

    [LoggerMessage(
        3, LogLevel.Warning,
        "generation {Generation}: the fitness of all {Population} members was NaN or infinite; the mean was left as it was")]
    private static partial void NothingFinite(ILogger logger, int generation, int population);

    [LoggerMessage(
        4, LogLevel.Warning,
        "generation {Generation}: the update was NaN or infinite and was left out; mean and moments were left as they were")]
    private static partial void UpdateNotFinite(ILogger logger, int generation);
}
