using ILGPU.Runtime;

namespace GpuEs.Tests;

/// <summary>What the shaping stage makes of returns.</summary>
internal sealed class ShapingStage
{
    private ShapingStage(float[] weights, ReturnSummary summary)
    {
        Weights = weights;
        Summary = summary;
    }

    /// <summary>[directions] Weights in the gradient: whole numbers times what one is worth.</summary>
    public float[] Weights { get; }

    public ReturnSummary Summary { get; }

    public static ShapingStage Run(
        ComputeDevice device, EvolutionStrategyOptions options, Goal goal, float[] returns, int[]? steps = null)
    {
        using var shaping = new DeviceShaping(device, options, goal);
        using var returnBuffer = device.Accelerator.Allocate1D(returns);
        using var stepBuffer = device.Accelerator.Allocate1D(steps ?? new int[returns.Length]);
        shaping.Shape(returnBuffer.View, stepBuffer.View);
        float scale = Bits.Read(device, shaping.Scale)[0];
        float[] weights = Array.ConvertAll(Bits.Read(device, shaping.Weights), weight => weight * scale);
        return new(weights, Bits.Read(device, shaping.Summary)[0]);
    }

    /// <summary>The same weights by definition: of each direction, the first member's less the second's.</summary>
    public static double[] Expected(EvolutionStrategyOptions options, Goal goal, float[] fitness)
    {
        double[] members = ReferenceShaping.Weights(options.Shaping, goal, fitness);
        if (!options.Mirrored)
            return members;
        return [.. members.Chunk(2).Select(pair => pair[0] - pair[1])];
    }
}
