using ILGPU;

namespace GpuEs;

/// <summary>Colors the candidates' noise; see <see cref="ColoredNoise"/>.</summary>
internal static class ColoredNoiseKernel
{
    /// <param name="Shape">Sizes.</param>
    /// <param name="Weights">[H x H] Of white step s in step t at t * H + s.</param>
    /// <param name="White">[chunk agents x coordinates x stride].</param>
    /// <param name="Colored">Out: the same.</param>
    public readonly record struct Arguments(
        PlanShape Shape, ArrayView<int> Weights, ArrayView<short> White, ArrayView<short> Colored);

    public static void Mix(Index1D index, Arguments arguments)
    {
        PlanShape shape = arguments.Shape;
        int candidate = index % shape.Stride, row = index / shape.Stride;
        int coordinate = row % shape.Coordinates, slot = row / shape.Coordinates;
        int step = coordinate / shape.ActionSize, component = coordinate % shape.ActionSize;

        int sum = 0;
        for (int white = 0; white < shape.Horizon; white++)
        {
            sum += arguments.Weights[step * shape.Horizon + white]
                * arguments.White[shape.Row(slot, white * shape.ActionSize + component) + candidate];
        }

        arguments.Colored[shape.Row(slot, coordinate) + candidate] = (short)ColoredNoise.Finish(sum);
    }
}
