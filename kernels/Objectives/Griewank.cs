namespace GpuEs;

/// <summary>
/// A wide bowl with regular ripples (Griewank 1981): 1 + the sum of x_i^2 / 4000 - the product of
/// cos(x_i / sqrt(i + 1)), i from 0. Minimum 0 at the origin. NaN beyond parameters of four million.
/// In millions of dimensions the product, at most 1, is some percents off: cosines that are nearly 1 are rounded to it.
/// </summary>
public struct Griewank : IObjective<Griewank>
{
    /// <inheritdoc/>
    public static Goal Goal => Goal.Minimise;

    /// <inheritdoc/>
    public static float StartLimit => 600f;

    /// <inheritdoc/>
    public static float Evaluate<TPoint>(in TPoint point, int dimension)
        where TPoint : struct, IMemory
    {
        Sum bowl = default;
        Real ripples = 1f;
        for (int index = 0; index < dimension; index++)
        {
            Real here = point[index];
            bowl += here * here;
            ripples *= Real.Cos(here / Real.Sqrt(index + 1f));
        }

        return bowl.Value / 4000f + (1f - ripples);
    }
}
