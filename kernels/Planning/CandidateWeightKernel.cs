using ILGPU;

namespace GpuEs;

/// <summary>Weighs candidates for the refit: a thread per candidate.</summary>
internal static class CandidateWeightKernel<TWeighting>
    where TWeighting : struct, IPlanWeighting
{
    /// <param name="Shape">Sizes.</param>
    /// <param name="Candidates">Candidates of an agent.</param>
    /// <param name="Weighting">What candidates count for.</param>
    /// <param name="Returns">[chunk agents x stride].</param>
    /// <param name="Thresholds">[chunk agents].</param>
    /// <param name="Weights">Out: [chunk agents x stride].</param>
    public readonly record struct Arguments(
        PlanShape Shape, int Candidates, TWeighting Weighting, ArrayView<float> Returns, ArrayView<ulong> Thresholds,
        ArrayView<int> Weights);

    public static void Weigh(Index1D index, Arguments arguments)
    {
        int candidate = index % arguments.Candidates, slot = index / arguments.Candidates;
        int element = slot * arguments.Shape.Stride + candidate;
        arguments.Weights[element] =
            arguments.Weighting.Weight(arguments.Returns[element], candidate, arguments.Thresholds[slot]);
    }
}
