namespace GpuEs;

/// <summary>The sum of squares; minimum 0 at the origin.</summary>
public struct Sphere : IObjective<Sphere>
{
    /// <inheritdoc/>
    public static Goal Goal => Goal.Minimise;

    /// <inheritdoc/>
    public static float StartLimit => 5.12f;

    /// <inheritdoc/>
    public static float Evaluate<TPoint>(in TPoint point, int dimension)
        where TPoint : struct, IMemory
    {
        Sum sum = default;
        for (int index = 0; index < dimension; index++)
        {
            Real here = point[index];
            sum += here * here;
        }

        return sum.Value;
    }
}
