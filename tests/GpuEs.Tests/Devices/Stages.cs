namespace GpuEs.Tests;

/// <summary>A generation's stages on a device, to be called one by one.</summary>
internal static class Stages
{
    public static Generation Create(ComputeDevice device, EvolutionStrategyOptions options, ReadOnlySpan<float> mean)
    {
        var task = new ExternalTask(mean.ToArray(), Goal.Maximise);
        Generation stages = Generation.Create(device, task, options);
        stages.WriteMean(mean);
        return stages;
    }

    /// <summary>All members of a generation, one after the other.</summary>
    public static float[] Members(
        ComputeDevice device, EvolutionStrategyOptions options, int generation, ReadOnlySpan<float> mean)
    {
        using Generation stages = Create(device, options, mean);
        var members = new float[options.Population * mean.Length];
        stages.ReadMembers(generation, new MemberRange(0, options.Population), members);
        return members;
    }
}
