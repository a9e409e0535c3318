using System.Runtime.Intrinsics;

namespace GpuEs.Benchmarks;

/// <summary>The bounds of the host's cores, in the vectors that the host path computes with.</summary>
internal static class HostBounds
{
    private const int Pieces = 256;
    private const int FloatsPerPiece = 1 << 17;
    private const int RoundsPerRepetition = 1 << 16;
    private const int Chains = 10;

    private static float sink;

    public static DeviceBounds Measure()
    {
        using var workers = new HostWorkers(Environment.ProcessorCount);
        return new(BytesPerSecond(workers), OperationsPerSecond(workers));
    }

    private static double BytesPerSecond(HostWorkers workers)
    {
        float[] source = new float[Pieces * FloatsPerPiece], destination = new float[source.Length];
        return DeviceBounds.BestRate(2.0 * sizeof(float) * source.Length, repetitions =>
        {
            for (int repetition = 0; repetition < repetitions; repetition++)
            {
                workers.Run(Pieces, (_, piece) => source.AsSpan(piece * FloatsPerPiece, FloatsPerPiece)
                    .CopyTo(destination.AsSpan(piece * FloatsPerPiece)));
            }
        });
    }

    private static double OperationsPerSecond(HostWorkers workers)
    {
        double operations = 2.0 * Chains * Vector256<float>.Count * RoundsPerRepetition * workers.Count;
        return DeviceBounds.BestRate(operations, repetitions =>
            workers.Run(workers.Count, (_, piece) => sink = Compute(repetitions * RoundsPerRepetition, piece)));
    }

    private static float Compute(int rounds, int piece)
    {
        Vector256<float> factor = Vector256.Create(0.5f), addend = Vector256.Create(1f + piece);
        Vector256<float> x0 = addend, x1 = x0, x2 = x0, x3 = x0, x4 = x0, x5 = x0, x6 = x0, x7 = x0, x8 = x0, x9 = x0;
        for (int round = 0; round < rounds; round++)
        {
            x0 = Vector256.FusedMultiplyAdd(x0, factor, addend);
            x1 = Vector256.FusedMultiplyAdd(x1, factor, addend);
            x2 = Vector256.FusedMultiplyAdd(x2, factor, addend);
            x3 = Vector256.FusedMultiplyAdd(x3, factor, addend);
            x4 = Vector256.FusedMultiplyAdd(x4, factor, addend);
            x5 = Vector256.FusedMultiplyAdd(x5, factor, addend);
            x6 = Vector256.FusedMultiplyAdd(x6, factor, addend);
            x7 = Vector256.FusedMultiplyAdd(x7, factor, addend);
            x8 = Vector256.FusedMultiplyAdd(x8, factor, addend);
            x9 = Vector256.FusedMultiplyAdd(x9, factor, addend);
        }

        return Vector256.Sum(x0 + x1 + x2 + x3 + x4 + x5 + x6 + x7 + x8 + x9);
    }
}
