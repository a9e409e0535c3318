using ILGPU;

namespace GpuEs;

/// <summary>
/// Keeps the best elites for the next iteration, or for the next plan (Pinneri et al. 2020): a thread per agent and
/// coordinate copies the selected candidates' actions, in the candidates' order.
/// </summary>
internal static class KeptElitesKernel
{
    /// <param name="Shape">Sizes.</param>
    /// <param name="FirstAgent">The chunk's first agent.</param>
    /// <param name="Candidates">Candidates of an agent.</param>
    /// <param name="Count">How many are selected.</param>
    /// <param name="Shift">Steps that have passed when they are used: 0, or 1 for the next plan.</param>
    /// <param name="Actions">[chunk agents x coordinates x stride].</param>
    /// <param name="Returns">[chunk agents x stride].</param>
    /// <param name="Thresholds">[chunk agents].</param>
    /// <param name="Kept">Out: [M x coordinates x count].</param>
    public readonly record struct Arguments(
        PlanShape Shape, int FirstAgent, int Candidates, int Count, int Shift, ArrayView<int> Actions,
        ArrayView<float> Returns, ArrayView<ulong> Thresholds, ArrayView<int> Kept);

    public static void Keep(Index1D index, Arguments arguments)
    {
        PlanShape shape = arguments.Shape;
        int coordinate = index % shape.Coordinates, slot = index / shape.Coordinates;
        int row = shape.Row(slot, Later(shape, coordinate, arguments.Shift)), returns = slot * shape.Stride;
        int first = ((arguments.FirstAgent + slot) * shape.Coordinates + coordinate) * arguments.Count;

        ulong threshold = arguments.Thresholds[slot];
        int kept = 0;
        for (int candidate = 0; candidate < arguments.Candidates; candidate++)
        {
            bool isKept = CandidateKey.From(arguments.Returns[returns + candidate], candidate) >= threshold;
            if (isKept)
                arguments.Kept[first + kept] = arguments.Actions[row + candidate];
            kept += isKept ? 1 : 0;
        }
    }

    /// <summary>The coordinate so many steps later; beyond the horizon, the last step's.</summary>
    public static int Later(in PlanShape shape, int coordinate, int steps)
    {
        int later = coordinate + steps * shape.ActionSize;
        return later < shape.Coordinates ? later : coordinate;
    }
}
