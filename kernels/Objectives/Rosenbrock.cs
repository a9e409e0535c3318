namespace GpuEs;

/// <summary>
/// A curved narrow valley (Rosenbrock 1960): the sum of 100 (x_(i+1) - x_i^2)^2 + (1 - x_i)^2. Minimum 0 where every
/// parameter is 1. Needs two parameters or more; with one the sum is empty and the value 0 everywhere.
/// </summary>
public struct Rosenbrock : IObjective<Rosenbrock>
{
    /// <inheritdoc/>
    public static Goal Goal => Goal.Minimise;

    /// <inheritdoc/>
    public static float StartLimit => 2.048f;

    /// <inheritdoc/>
    public static float Evaluate<TPoint>(in TPoint point, int dimension)
        where TPoint : struct, IMemory
    {
        Sum sum = default;
        for (int index = 0; index + 1 < dimension; index++)
        {
            Real here = point[index];
            Real bend = point[index + 1] - here * here;
            Real rest = 1f - here;
            sum += 100f * (bend * bend) + rest * rest;
        }

        return sum.Value;
    }
}
