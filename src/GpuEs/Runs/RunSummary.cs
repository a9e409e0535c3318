using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace GpuEs;

/// <summary>What came of a run: its summary.json, and the JSON object of <c>--json</c>, whose fields are promised.</summary>
internal sealed record RunSummary(
    string Environment, string Device, ulong Seed, int Population, int Parameters, int Generations,
    long EnvironmentSteps, double Seconds, double StepsPerSecond, double EvaluationMean, double EvaluationStd,
    int EvaluationEpisodes, bool Solved, string ParametersSha256,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] BestSummary? Best = null,
    int UpdatesLeftOut = 0)
{
    /// <summary>Summarises what a strategy has done, and evaluates its mean over fresh episodes.</summary>
    /// <param name="strategy">Whose fitness that comes by Tell is not evaluated: the mean is NaN, over no episodes.</param>
    /// <param name="elapsed">Wall time of its generations.</param>
    /// <param name="best">The best mean of its evaluations; null for none.</param>
    /// <param name="updatesLeftOut">Generations that left the mean as it was.</param>
    public static RunSummary Of(EvolutionStrategy strategy, TimeSpan elapsed, BestMean? best, int updatesLeftOut)
    {
        EvolutionStrategyOptions options = strategy.Options;
        EvaluationResult evaluation = strategy.IsExternal
            ? new(double.NaN, double.NaN, 0, 0)
            : strategy.Evaluate(RunFolder.EvaluationEpisodes, RunFolder.EvaluationSeed(options.Seed));
        double seconds = elapsed.TotalSeconds, solved = strategy.Task.SolvedValue;
        return new(
            strategy.Task.Name, strategy.Place, options.Seed, options.Population, strategy.ParameterCount,
            strategy.Generation, strategy.EnvironmentSteps, seconds,
            seconds > 0 ? strategy.EnvironmentSteps / seconds : 0, evaluation.Mean, evaluation.Deviation,
            evaluation.Episodes, strategy.Goal == Goal.Maximise ? evaluation.Mean >= solved : evaluation.Mean <= solved,
            Hash(strategy.Mean), BestSummary.Of(best), updatesLeftOut);
    }

    /// <summary>SHA-256 of the parameters' little-endian bytes, in lower-case hexadecimal digits.</summary>
    public static string Hash(ReadOnlySpan<float> parameters)
    {
        byte[] bytes = new byte[parameters.Length * sizeof(float)];
        LittleEndian.Write(parameters, bytes);
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}
