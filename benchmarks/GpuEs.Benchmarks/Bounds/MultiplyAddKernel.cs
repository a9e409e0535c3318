using ILGPU;

namespace GpuEs.Benchmarks;

/// <summary>Fused multiply-adds and nothing else: what a device's arithmetic gives at most.</summary>
internal static class MultiplyAddKernel
{
    /// <summary>Multiply-adds of a thread in one round of <see cref="Loop"/>.</summary>
    public const int PerRound = 32;

    /// <summary>Multiply-adds of a thread in <see cref="Straight"/>.</summary>
    public const int PerThread = 256;

    /// <summary>Long threads, for devices that need few of them.</summary>
    public static void Loop(Index1D index, int rounds, float factor, float addend, ArrayView<float> results)
    {
        // Eight chains, since the next of a chain must wait for the one before.
        float x0 = index, x1 = x0 + 1f, x2 = x0 + 2f, x3 = x0 + 3f, x4 = x0 + 4f, x5 = x0 + 5f, x6 = x0 + 6f, x7 = x0 + 7f;
        for (int round = 0; round < rounds; round++)
        {
            x0 = FourTimes(x0, factor, addend);
            x1 = FourTimes(x1, factor, addend);
            x2 = FourTimes(x2, factor, addend);
            x3 = FourTimes(x3, factor, addend);
            x4 = FourTimes(x4, factor, addend);
            x5 = FourTimes(x5, factor, addend);
            x6 = FourTimes(x6, factor, addend);
            x7 = FourTimes(x7, factor, addend);
        }

        results[index] = x0 + x1 + x2 + x3 + x4 + x5 + x6 + x7;
    }

    /// <summary>Threads without a loop, which compilers for processors put side by side into vectors.</summary>
    public static void Straight(Index1D index, float factor, float addend, ArrayView<float> results)
    {
        float x = index;
        results[index] = Chain(x, factor, addend) + Chain(x + 1f, factor, addend)
            + Chain(x + 2f, factor, addend) + Chain(x + 3f, factor, addend)
            + Chain(x + 4f, factor, addend) + Chain(x + 5f, factor, addend)
            + Chain(x + 6f, factor, addend) + Chain(x + 7f, factor, addend);
    }

    private static float Chain(float x, float factor, float addend) =>
        SixteenTimes(SixteenTimes(x, factor, addend), factor, addend);

    private static float SixteenTimes(float x, float factor, float addend) =>
        FourTimes(FourTimes(FourTimes(FourTimes(x, factor, addend), factor, addend), factor, addend), factor, addend);

    private static float FourTimes(float x, float factor, float addend) =>
        Twice(Twice(x, factor, addend), factor, addend);

    private static float Twice(float x, float factor, float addend) =>
        Exact.MultiplyAdd(Exact.MultiplyAdd(x, factor, addend), factor, addend);
}
