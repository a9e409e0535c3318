using ILGPU;
using ILGPU.Runtime;

namespace GpuEs;

/// <summary>Samples candidates on a device, and holds them: for as many agents as its share of memory takes.</summary>
internal sealed class DeviceCandidates : IDisposable
{
    // Enough to fill a GPU many times over; a core's cache is far smaller.
    private const long GpuBytes = 512L << 20;
    private const long CpuBytes = 32L << 20;

    private readonly CrossEntropyPlannerOptions options;
    private readonly PlanShape shape;
    private readonly Action<Index1D, CandidateNoiseKernel.Arguments> draw;
    private readonly Action<Index1D, ColoredNoiseKernel.Arguments> color;
    private readonly Action<Index1D, CandidateKernel.Arguments> sample;
    private readonly MemoryBuffer1D<short, Stride1D.Dense> quantiles;
    private readonly MemoryBuffer1D<short, Stride1D.Dense> white;
    private readonly MemoryBuffer1D<short, Stride1D.Dense>? colored;
    private readonly MemoryBuffer1D<int, Stride1D.Dense>? colorWeights;
    private readonly MemoryBuffer1D<int, Stride1D.Dense> actions;

    public DeviceCandidates(ComputeDevice device, CrossEntropyPlannerOptions options, PlanShape shape)
    {
        this.options = options;
        this.shape = shape;
        draw = device.Load<CandidateNoiseKernel.Arguments>(CandidateNoiseKernel.Draw);
        color = device.Load<ColoredNoiseKernel.Arguments>(ColoredNoiseKernel.Mix);
        sample = device.Load<CandidateKernel.Arguments>(CandidateKernel.Sample);
        long bytesPerAgent = (long)shape.AgentStride * (sizeof(int) + 2 * sizeof(short));
        long fitting = (device.Description.IsGpu ? GpuBytes : CpuBytes) / bytesPerAgent;
        ChunkAgents = (int)Math.Clamp(options.ChunkAgents ?? fitting, 1, options.Agents);
        int length = ChunkAgents * shape.AgentStride;
        quantiles = device.Allocate(CandidateNoise.Quantiles(shape));
        white = device.Allocate<short>(length);
        if (NoiseColor.Of(options, shape) is { } weights)
        {
            colored = device.Allocate<short>(length);
            colorWeights = device.Allocate(weights);
        }

        actions = device.Allocate<int>(length);
    }

    /// <summary>Agents that are planned for at a time.</summary>
    public int ChunkAgents { get; }

    /// <summary>[chunk agents x coordinates x stride] In action units, or choices.</summary>
    public ArrayView<int> Actions => actions.View;

    public void Sample(
        AgentRange chunk, in PlanIteration iteration, ArrayView<AgentStream> streams, ArrayView<float> mean,
        ArrayView<float> deviation, ArrayView<int> kept)
    {
        int octets = (iteration.Candidates + NoiseOctet.Size - 1) / NoiseOctet.Size;
        int rows = chunk.Count * shape.Coordinates;
        var source = new CounterNoise(quantiles.View, options.Seed, CandidateNoiseKernel.Domain(iteration.Index));
        draw(rows * octets, new(shape, chunk.First, octets, source, streams, white.View));
        if (colored is not null)
            color(rows * shape.Stride, new(shape, colorWeights!.View, white.View, colored.View));
        sample(rows * iteration.Candidates, new(
            shape, chunk.First, iteration, streams, mean, deviation, kept, (colored ?? white).View, actions.View));
    }

    public void Dispose()
    {
        quantiles.Dispose();
        white.Dispose();
        colored?.Dispose();
        colorWeights?.Dispose();
        actions.Dispose();
    }
}
