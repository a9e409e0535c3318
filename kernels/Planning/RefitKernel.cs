using ILGPU;

namespace GpuEs;

/// <summary>Refits the distributions to the candidates by weight: a group of threads per agent and feature.</summary>
internal static class RefitKernel
{
    /// <summary>The most threads that a group may have; their number is a power of two.</summary>
    public const int MostThreads = 128;

    /// <param name="Shape">Sizes.</param>
    /// <param name="FirstAgent">The chunk's first agent.</param>
    /// <param name="Candidates">Candidates of an agent.</param>
    /// <param name="FitsDeviation">Not 0: the deviation too.</param>
    /// <param name="Refit">How the distribution follows.</param>
    /// <param name="Actions">[chunk agents x coordinates x stride].</param>
    /// <param name="Weights">[chunk agents x stride] What candidates count for.</param>
    /// <param name="Mean">In and out: [M x features].</param>
    /// <param name="Deviation">In and out: [M x features].</param>
    public readonly record struct Arguments(
        PlanShape Shape, int FirstAgent, int Candidates, int FitsDeviation, Refit Refit, ArrayView<int> Actions,
        ArrayView<int> Weights, ArrayView<float> Mean, ArrayView<float> Deviation);

    public static void Fit(Arguments arguments)
    {
        PlanShape shape = arguments.Shape;
        int feature = Grid.IdxX % shape.Features, slot = Grid.IdxX / shape.Features, thread = Group.IdxX;
        int coordinate = shape.IsContinuous ? feature : feature / shape.ActionChoices;
        int choice = feature - coordinate * shape.ActionChoices;

        ArrayView<RefitSums> sums = SharedMemory.Allocate<RefitSums>(MostThreads);
        int row = shape.Row(slot, coordinate), weights = slot * shape.Stride;
        RefitSums own = default;
        for (int candidate = thread; candidate < arguments.Candidates; candidate += Group.DimX)
        {
            int weight = arguments.Weights[weights + candidate];
            own = own.With(weight, RefitSums.Value(shape, arguments.Actions[row + candidate], choice));
        }

        sums[thread] = own;
        Group.Barrier();
        for (int half = Group.DimX / 2; half > 0; half /= 2)
        {
            if (thread < half)
                sums[thread] = sums[thread] + sums[thread + half];
            Group.Barrier();
        }

        // No candidate has a finite return: nothing is known, and the distribution stays as it is.
        RefitSums all = sums[0];
        if (thread == 0 && all.Weights > 0)
        {
            int element = (arguments.FirstAgent + slot) * shape.Features + feature;
            arguments.Mean[element] = arguments.Refit.Mean(shape, all, arguments.Mean[element]);
            if (arguments.FitsDeviation != 0 && shape.IsContinuous)
                arguments.Deviation[element] = arguments.Refit.Deviation(all, arguments.Deviation[element]);
        }
    }
}
