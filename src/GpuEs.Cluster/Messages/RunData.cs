namespace GpuEs.Cluster;

/// <summary>A run's data as it travels: once to its run, and once to each worker that lacks it.</summary>
internal static class RunData
{
    public static byte[] Bytes(SharedData data) => Packed.Bytes(data.Values);

    /// <exception cref="ArgumentException">It is not the data that the run names.</exception>
    public static SharedData Read(byte[] bytes, DataRecord named)
    {
        var data = new SharedData(Packed.Values<float>(bytes, "Data"));
        EvolutionStrategyOptions.Require(
            DataRecord.Of(data) == named, "Data", data, $"data {named}, which the run names");
        return data;
    }
}
