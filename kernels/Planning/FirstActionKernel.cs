using ILGPU;

namespace GpuEs;

/// <summary>
/// The action that is executed: the first of the mean sequence (Hafner et al. 2019) or of the best sampled one (Pinneri et
/// al. 2020).
/// </summary>
internal static class FirstActionKernel
{
    /// <param name="Shape">Sizes.</param>
    /// <param name="FirstAgent">The chunk's first agent.</param>
    /// <param name="ActionLimit">What a whole action is worth.</param>
    /// <param name="FromBest">Not 0: of the best candidate.</param>
    /// <param name="Mean">[M x features].</param>
    /// <param name="Actions">[chunk agents x coordinates x stride].</param>
    /// <param name="Best">[chunk agents] The best candidates' keys.</param>
    /// <param name="FirstActions">Out: [M x action size].</param>
    public readonly record struct Arguments(
        PlanShape Shape, int FirstAgent, float ActionLimit, int FromBest, ArrayView<float> Mean,
        ArrayView<int> Actions, ArrayView<ulong> Best, ArrayView<float> FirstActions);

    public static void Act(Index1D index, Arguments arguments)
    {
        PlanShape shape = arguments.Shape;
        int component = index % shape.ActionSize, slot = index / shape.ActionSize;
        int agent = arguments.FirstAgent + slot;

        ulong best = arguments.Best[slot];
        var mean = new DeviceMemory(arguments.Mean, (long)agent * shape.Features, 1);
        int action = arguments.FromBest != 0 && CandidateKey.IsFinite(best)
            ? arguments.Actions[shape.Row(slot, component) + CandidateKey.Candidate(best)]
            : CandidateKernel.Central(shape, mean, component);
        arguments.FirstActions[agent * shape.ActionSize + component] =
            ModelRollout.Value(shape, arguments.ActionLimit, action);
    }
}
