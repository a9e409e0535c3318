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
    private readonly short[] numbers;

    public HostCandidates(CrossEntropyPlannerOptions options, PlanShape shape)
    {
        this.options = options;
        this.shape = shape;
        color = NoiseColor.Of(options, shape);
        numbers = VectorNoise.Numbers(CandidateNoise.Quantiles(shape));
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
                numbers, options.Seed, counter, agent.Stream, agent.Plan, domain,
                noise.Slice(coordinate * Block, Block));
        }

        ReadOnlySpan<short> drawn = color is null ? noise : Color(color, noise);
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
    private ReadOnlySpan<short> Color(int[] color, Span<short> noise)
    {
        int length = shape.Coordinates * Block;
        for (int coordinate = 0; coordinate < shape.Coordinates; coordinate++)
        {
            int step = coordinate / shape.ActionSize, component = coordinate % shape.ActionSize;
            ReadOnlySpan<int> weights = color.AsSpan(step * shape.Horizon, shape.Horizon);
            for (int index = 0; index < Block; index += Vector256<short>.Count)
            {
                Vector256<int> low = default, high = default;
                for (int white = 0; white < weights.Length; white++)
                {
                    int first = (white * shape.ActionSize + component) * Block + index;
                    var (lower, upper) = Vector256.Widen(Vector256.Create(noise.Slice(first, Vector256<short>.Count)));
                    low += lower * weights[white];
                    high += upper * weights[white];
                }

                Vector256.Narrow(ColoredNoise.Finish(low), ColoredNoise.Finish(high))
                    .CopyTo(noise[(length + coordinate * Block + index)..]);
            }
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
