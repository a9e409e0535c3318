using ILGPU;

namespace GpuEs;

/// <summary>
/// Samples the candidates' actions: a diagonal Gaussian per step, clipped to the action range (Hafner et al., "Learning
/// Latent Dynamics for Planning from Pixels", 2019, algorithm 2), or a categorical distribution per step. Elites kept
/// from before, and at last the mean, take the first candidates' places (Pinneri et al. 2020).
/// </summary>
internal static class CandidateKernel
{
    /// <param name="Shape">Sizes.</param>
    /// <param name="FirstAgent">The chunk's first agent.</param>
    /// <param name="Iteration">Which round.</param>
    /// <param name="Streams">[M].</param>
    /// <param name="Mean">[M x features].</param>
    /// <param name="Deviation">[M x features]; 1 is the action limit.</param>
    /// <param name="Kept">[M x coordinates x kept] Actions of kept elites.</param>
    /// <param name="Noise">[chunk agents x coordinates x stride].</param>
    /// <param name="Actions">Out: the same, in action units, or choices.</param>
    public readonly record struct Arguments(
        PlanShape Shape, int FirstAgent, PlanIteration Iteration, ArrayView<AgentStream> Streams, ArrayView<float> Mean,
        ArrayView<float> Deviation, ArrayView<int> Kept, ArrayView<short> Noise, ArrayView<int> Actions);

    public static void Sample(Index1D index, Arguments arguments)
    {
        PlanShape shape = arguments.Shape;
        PlanIteration iteration = arguments.Iteration;
        int candidate = index % iteration.Candidates, row = index / iteration.Candidates;
        int coordinate = row % shape.Coordinates, slot = row / shape.Coordinates;
        int agent = arguments.FirstAgent + slot;

        int kept = iteration.KeptBy(arguments.Streams[agent]);
        int element = shape.Row(slot, coordinate) + candidate;
        var mean = new DeviceMemory(arguments.Mean, (long)agent * shape.Features, 1);
        arguments.Actions[element] =
            candidate < kept ? arguments.Kept[(agent * shape.Coordinates + coordinate) * iteration.Kept + candidate]
            : iteration.WithMean && candidate == kept ? Central(shape, mean, coordinate)
            : shape.IsContinuous
                ? Gaussian(mean[coordinate], arguments.Deviation[agent * shape.Features + coordinate], arguments.Noise[element])
                : Categorical.Sample(mean, coordinate * shape.ActionChoices, shape.ActionChoices, arguments.Noise[element]);
    }

    /// <summary>A Gaussian action in units.</summary>
    /// <param name="mean">Mean; 1 is the action limit.</param>
    /// <param name="deviation">Standard deviation.</param>
    /// <param name="noise">A normal in the units of <see cref="NoiseOctet"/>.</param>
    public static int Gaussian(float mean, float deviation, int noise) =>
        ActionUnits.From(
            Exact.MultiplyAdd(deviation, Exact.Multiply(noise, 1f / NoiseOctet.UnitsPerDeviation), mean));

    /// <summary>The action in the middle of the distribution, in units, or the most probable choice.</summary>
    public static int Central<TMemory>(in PlanShape shape, in TMemory mean, int coordinate)
        where TMemory : struct, IMemory =>
        shape.IsContinuous
            ? ActionUnits.From(mean[coordinate])
            : Categorical.MostProbable(mean, coordinate * shape.ActionChoices, shape.ActionChoices);
}
