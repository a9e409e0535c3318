using System.Runtime.Intrinsics;

namespace GpuEs;

/// <summary>
/// Samples a block of an agent's candidates on the host; the bits of <see cref="CandidateNoiseKernel"/>,
/// <see cref="ColoredNoiseKernel"/> and <see cref="CandidateKernel"/>.
/// </summary>
internal sealed unsafe class HostCandidates
{
    /// <summary>Candidates of a block: their noise stays in a core's first cache.</summary>
    public const int Block = 4 * VectorNoise.PerDraw;

    private readonly CrossEntropyPlannerOptions options;
    private readonly PlanShape shape;
    private readonly int[]? color;
    private readonly short[] quantiles;

    public HostCandidates(CrossEntropyPlannerOptions options, PlanShape shape)
    {
        this.options = options;
        this.shape = shape;
        bool isColored = options.NoiseExponent > 0f && shape.IsContinuous;
        color = isColored ? NoiseColor.Weights(shape.Horizon, options.NoiseExponent) : null;
        quantiles = CandidateNoise.Quantiles(shape).ToArray();
    }

    /// <summary>Numbers of working memory that a call needs.</summary>
    public int NoiseLength => shape.Coordinates * Block * (color is null ? 1 : 2);

    /// <param name="iteration">Which round.</param>
    /// <param name="agent">The agent's stream.</param>
    /// <param name="distribution">Its distribution and kept elites.</param>
    /// <param name="first">The block's first candidate.</param>
    /// <param name="noise">[NoiseLength].</param>
    /// <param name="actions">Out: the agent's, [coordinates x stride].</param>
    public void Sample(
        in PlanIteration iteration, in AgentStream agent, in AgentPlan distribution, int first, Span<short> noise,
        int* actions)
    {
        int count = Math.Min(Block, iteration.Candidates - first);
        uint domain = CandidateNoiseKernel.Domain(iteration.Index);
        for (int coordinate = 0; coordinate < shape.Coordinates; coordinate++)
        {
            uint counter = (uint)(CandidateNoiseKernel.FirstCounter(coordinate) | (first / NoiseOctet.Size));
            VectorNoise.Fill(
                quantiles, options.Seed, counter, agent.Stream, agent.Plan, domain,
                noise.Slice(coordinate * Block, Block));
        }

        ReadOnlySpan<short> drawn = color is null ? noise : Color(noise);
        int kept = iteration.KeptBy(agent);
        fixed (float* mean = distribution.Mean)
        {
            var means = new HostMemory(mean);
            for (int coordinate = 0; coordinate < shape.Coordinates; coordinate++)
            {
                int* row = actions + coordinate * shape.Stride + first;
                ReadOnlySpan<short> rowNoise = drawn.Slice(coordinate * Block, count);
                if (shape.IsContinuous)
                    Gaussians(means[coordinate], distribution.Deviation[coordinate], rowNoise, row);
                else
                    Choices(means, coordinate, rowNoise, row);
                for (int candidate = first; candidate < Math.Min(kept, first + count); candidate++)
                    row[candidate - first] = distribution.Kept[coordinate * iteration.Kept + candidate];
                if (iteration.WithMean && kept >= first && kept < first + count)
                    row[kept - first] = CandidateKernel.Central(shape, means, coordinate);
            }
        }
    }

    // The white noise stands in the first half, the colored in the second.
    private ReadOnlySpan<short> Color(Span<short> noise)
    {
        int length = shape.Coordinates * Block;
        Span<long> sums = stackalloc long[Block];
        for (int coordinate = 0; coordinate < shape.Coordinates; coordinate++)
        {
            int step = coordinate / shape.ActionSize, component = coordinate % shape.ActionSize;
            sums.Clear();
            for (int white = 0; white < shape.Horizon; white++)
            {
                long weight = color![step * shape.Horizon + white];
                ReadOnlySpan<short> row = noise.Slice((white * shape.ActionSize + component) * Block, Block);
                for (int index = 0; index < row.Length; index++)
                    sums[index] += weight * row[index];
            }

            Span<short> colored = noise.Slice(length + coordinate * Block, Block);
            for (int index = 0; index < colored.Length; index++)
                colored[index] = (short)ColoredNoise.Finish(sums[index]);
        }

        return noise[length..];
    }

    private static void Gaussians(float mean, float deviation, ReadOnlySpan<short> noise, int* row)
    {
        Vector256<float> means = Vector256.Create(mean), deviations = Vector256.Create(deviation);
        int index = 0;
        for (; index <= noise.Length - Vector256<int>.Count; index += Vector256<int>.Count)
        {
            Vector256<int> units = Vector256.WidenLower(Vector128.Create(noise.Slice(index, Vector128<short>.Count)).ToVector256());
            Vector256<float> normals = Vector256.ConvertToSingle(units) * (1f / NoiseOctet.UnitsPerDeviation);
            ActionUnits.From(Vector256.FusedMultiplyAdd(deviations, normals, means)).Store(row + index);
        }

        for (; index < noise.Length; index++)
            row[index] = CandidateKernel.Gaussian(mean, deviation, noise[index]);
    }

    private void Choices(in HostMemory probabilities, int coordinate, ReadOnlySpan<short> noise, int* row)
    {
        int first = coordinate * shape.ActionChoices;
        for (int index = 0; index < noise.Length; index++)
            row[index] = Categorical.Sample(probabilities, first, shape.ActionChoices, noise[index]);
    }
}
