namespace GpuEs;

/// <summary>What a struct takes of shared data, held against what it is given.</summary>
internal static class DataNeed
{
    /// <summary>Demands the data that a struct takes.</summary>
    /// <param name="taker">The environment or the objective.</param>
    /// <param name="length">The number of floats that it takes; 0 for any, null for none.</param>
    /// <param name="data">What it is given.</param>
    /// <exception cref="ArgumentException">It is given none, or another length, or what it has no use for.</exception>
    public static void Require(Type taker, int? length, SharedData? data)
    {
        EvolutionStrategyOptions.Require(length is null or >= 0, $"{taker.Name}.DataLength", length, "0 for any length, or more");
        bool fits = data is null ? length is null : length == 0 || length == data.Length;
        EvolutionStrategyOptions.Require(
            fits, "Data", data is null ? "none" : $"of {data.Length} numbers", length switch
            {
                null => $"none, since {taker.Name} reads no data",
                0 => $"any data, which {taker.Name} reads",
                _ => $"{length} numbers, which {taker.Name} reads",
            });
    }
}
