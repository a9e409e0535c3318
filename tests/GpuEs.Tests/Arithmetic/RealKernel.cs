using ILGPU;

namespace GpuEs.Tests;

/// <summary>A kernel of what <see cref="Real"/> and <see cref="EpisodeRandom"/> have beside elementary functions.</summary>
public static class RealKernel
{
    /// <summary>Results of a pair of operands.</summary>
    public const int Results = 10;

    public static void Compute(Index1D index, ArrayView<float> operands, ArrayView<float> results) =>
        Compute(operands[2 * index], operands[2 * index + 1], index, new DeviceMemory(results, index * Results, 1));

    internal static void Compute<TMemory>(float left, float right, int episode, TMemory results)
        where TMemory : struct, IMemory
    {
        var random = new EpisodeRandom(seed: 4, generation: 0, (uint)episode);
        results[0] = Real.Min(left, right);
        results[1] = Real.Max(left, right);
        results[2] = Real.Floor(left);
        results[3] = Real.Round(right);
        results[4] = Real.Sign(left);
        results[5] = Real.Pow(left, right);
        results[6] = Real.Pow(Real.Abs(left), right);
        results[7] = Real.Atan2(left, right);
        results[8] = random.NextNormal();
        results[9] = random.NextNormal(left, right);
    }
}
