using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace GpuEs.Cli;

/// <summary>What came of a run: the JSON object of <c>--json</c>, whose fields are promised.</summary>
internal sealed record RunSummary(
    string Environment, string Device, ulong Seed, int Population, int Parameters, int Generations,
    long EnvironmentSteps, double Seconds, double StepsPerSecond, double EvaluationMean, double EvaluationStd,
    int EvaluationEpisodes, bool Solved, string ParametersSha256,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] BestSummary? Best = null)
{
    /// <summary>SHA-256 of the parameters' little-endian bytes, in lower-case hexadecimal digits.</summary>
    public static string Hash(ReadOnlySpan<float> parameters) =>
        Convert.ToHexStringLower(SHA256.HashData(LittleEndian(parameters)));

    /// <summary>The parameters' bytes, four each, lowest first.</summary>
    public static byte[] LittleEndian(ReadOnlySpan<float> parameters)
    {
        byte[] bytes = MemoryMarshal.AsBytes(parameters).ToArray();
        if (!BitConverter.IsLittleEndian)
        {
            for (int first = 0; first < bytes.Length; first += sizeof(float))
                Array.Reverse(bytes, first, sizeof(float));
        }

        return bytes;
    }

    /// <summary>The same for a person.</summary>
    public string ForPeople(NamedTask task, double solvedValue)
    {
        string limit = task.Goal == Goal.Maximise ? "at least" : "at most";
        string verdict = !double.IsFinite(solvedValue) ? ""
            : Invariant($"; {(Solved ? "solved" : "not solved")} ({limit} {solvedValue:G6})");
        string value = task.IsObjective
            ? Invariant($"value at the mean {EvaluationMean:G6}")
            : Invariant($"mean return {EvaluationMean:G6} +- {EvaluationStd:G3} over {EvaluationEpisodes} fresh episodes");
        string effort = Generations == 0
            ? Invariant($"{Seconds:F1} s")
            : Invariant($"{Generations} generations of {Population} members in {Seconds:F1} s");
        string pace = EnvironmentSteps > 0 ? Invariant($", {StepsPerSecond:N0} steps/s") : "";
        string best = Best is null ? ""
            : Invariant($"{System.Environment.NewLine}best {Best.EvaluationMean:G6} after {Best.Generation} generations, in best.f32");
        return Invariant($"{Environment} on {Device}, seed {Seed}: {value}{verdict}")
            + System.Environment.NewLine
            + Invariant($"{effort}{pace}; {Parameters} parameters, SHA-256 {ParametersSha256}")
            + best;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
