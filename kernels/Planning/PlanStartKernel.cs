using ILGPU;

namespace GpuEs;

/// <summary>
/// The distribution that a plan starts from: the initial one, or the mean of the plan before, a step on, the last step's
/// repeated (warm start: Williams et al. 2017; Pinneri et al. 2020). The deviation always starts anew; probabilities, which are
/// mean and deviation in one, are mixed with equal ones for that.
/// </summary>
internal static class PlanStartKernel
{
    /// <param name="Shape">Sizes.</param>
    /// <param name="FirstAgent">The chunk's first agent.</param>
    /// <param name="IsWarm">Not 0: the plan before is where this one starts.</param>
    /// <param name="InitialDeviation">1 is the action limit.</param>
    /// <param name="Streams">[M].</param>
    /// <param name="Mean">In and out: [M x features].</param>
    /// <param name="Deviation">Out: [M x features].</param>
    public readonly record struct Arguments(
        PlanShape Shape, int FirstAgent, int IsWarm, float InitialDeviation, ArrayView<AgentStream> Streams,
        ArrayView<float> Mean, ArrayView<float> Deviation);

    public static void Start(Index1D index, Arguments arguments)
    {
        PlanShape shape = arguments.Shape;
        int feature = index % shape.FeaturesPerStep, agent = arguments.FirstAgent + index / shape.FeaturesPerStep;
        bool isWarm = arguments.IsWarm != 0 && arguments.Streams[agent].Plan > 0;

        int first = agent * shape.Features + feature;
        for (int step = 0; step < shape.Horizon; step++)
        {
            int element = first + step * shape.FeaturesPerStep;
            int next = first + Math.Min(step + 1, shape.Horizon - 1) * shape.FeaturesPerStep;
            arguments.Mean[element] =
                isWarm ? WarmMean(shape, arguments.Mean[next], arguments.InitialDeviation) : InitialMean(shape);
            arguments.Deviation[element] = arguments.InitialDeviation;
        }
    }

    /// <summary>The middle of the action range, or all choices alike.</summary>
    public static float InitialMean(in PlanShape shape) => shape.IsContinuous ? 0f : 1f / shape.ActionChoices;

    /// <summary>Where a feature starts that had a mean in the plan before.</summary>
    public static float WarmMean(in PlanShape shape, float before, float initialDeviation)
    {
        float share = shape.IsContinuous ? 0f : Math.Min(initialDeviation, 1f);
        return Exact.MultiplyAdd(share, InitialMean(shape) - before, before);
    }
}
