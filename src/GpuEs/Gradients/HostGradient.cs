using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GpuEs;

/// <summary>Estimates the gradient on all cores; the bits of <see cref="DeviceGradient{TNoise}"/>.</summary>
internal sealed class HostGradient
{
    // Enough pieces to balance the cores, few enough that the sums of a piece stay in a core's cache for long.
    private const int DirectionsPerPiece = 16;

    private readonly HostWorkers workers;
    private readonly HostNoise noise;
    private readonly EvolutionStrategyOptions options;
    private readonly Action<int, int> accumulate;
    private readonly short[][] noiseOf;
    private readonly long[][] sumsOf;
    private readonly HostNorm norm;
    private int[] weights = [];
    private int generation;

    public HostGradient(HostWorkers workers, HostNoise noise, EvolutionStrategyOptions options, int parameterCount)
    {
        this.workers = workers;
        this.noise = noise;
        this.options = options;
        accumulate = Accumulate;
        noiseOf = [.. Enumerable.Range(0, workers.Count).Select(_ => new short[HostNoise.Padded(parameterCount)])];
        sumsOf = [.. Enumerable.Range(0, workers.Count).Select(_ => new long[HostNoise.Padded(parameterCount)])];
        Gradient = new float[parameterCount];
        norm = new HostNorm(parameterCount);
    }

    /// <summary>What a worker has for itself: a direction's noise, and its sums.</summary>
    public static long BytesPerWorker(int parameterCount) => (long)parameterCount * (sizeof(short) + sizeof(long));

    /// <summary>[P].</summary>
    public float[] Gradient { get; }

    public float Length { get; private set; }

    public void Estimate(int generation, int[] weights, float weightScale, ReadOnlySpan<float> mean)
    {
        this.generation = generation;
        this.weights = weights;
        foreach (long[] sums in sumsOf)
            Array.Clear(sums);
        workers.Run((weights.Length + DirectionsPerPiece - 1) / DirectionsPerPiece, accumulate);

        float factor = Exact.Multiply(GradientFactor.PerWeight(options, generation), weightScale);
        for (int parameter = 0; parameter < Gradient.Length; parameter++)
        {
            long sum = 0;
            foreach (long[] sums in sumsOf)
                sum += sums[parameter];
            Gradient[parameter] = GradientSumKernel.Finish(sum, factor, options.WeightDecay, mean[parameter]);
        }

        Length = norm.Length(Gradient);
    }

    private void Accumulate(int worker, int piece)
    {
        int end = Math.Min((piece + 1) * DirectionsPerPiece, weights.Length);
        Span<long> sums = sumsOf[worker];
        for (int direction = piece * DirectionsPerPiece; direction < end; direction++)
        {
            if (weights[direction] == 0)
                continue;
            noise.Fill(generation, direction, noiseOf[worker]);
            Add(weights[direction], noiseOf[worker].AsSpan(0, sums.Length), sums);
        }
    }

    // Both are as long as vectors need; what stands behind the last parameter is nobody's.
    private static void Add(int weight, ReadOnlySpan<short> noise, Span<long> sums)
    {
        Vector256<long> weights = Vector256.Create((long)weight);
        ref short from = ref MemoryMarshal.GetReference(noise);
        ref long to = ref MemoryMarshal.GetReference(sums);
        for (nuint parameter = 0; parameter < (nuint)sums.Length; parameter += (nuint)Vector256<short>.Count)
        {
            var (low, high) = Vector256.Widen(Vector256.LoadUnsafe(ref from, parameter));
            var (first, second) = Vector256.Widen(low);
            var (third, fourth) = Vector256.Widen(high);
            (Vector256.LoadUnsafe(ref to, parameter) + weights * first).StoreUnsafe(ref to, parameter);
            (Vector256.LoadUnsafe(ref to, parameter + 4) + weights * second).StoreUnsafe(ref to, parameter + 4);
            (Vector256.LoadUnsafe(ref to, parameter + 8) + weights * third).StoreUnsafe(ref to, parameter + 8);
            (Vector256.LoadUnsafe(ref to, parameter + 12) + weights * fourth).StoreUnsafe(ref to, parameter + 12);
        }
    }
}
