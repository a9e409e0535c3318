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
        sumsOf = [.. Enumerable.Range(0, workers.Count).Select(_ => new long[parameterCount])];
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
            long weight = weights[direction];
            if (weight == 0)
                continue;
            noise.Fill(generation, direction, noiseOf[worker]);
            ReadOnlySpan<short> directionNoise = noiseOf[worker].AsSpan(0, sums.Length);
            for (int parameter = 0; parameter < sums.Length; parameter++)
                sums[parameter] += weight * directionNoise[parameter];
        }
    }
}
