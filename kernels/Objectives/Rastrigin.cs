namespace GpuEs;

/// <summary>
/// A bowl full of dents (Rastrigin 1974): the sum of x_i^2 - 10 cos(2 pi x_i) + 10. Minimum 0 at the origin, and a
/// local minimum near every point of whole numbers. NaN beyond parameters of a million.
/// </summary>
public struct Rastrigin : IObjective<Rastrigin>
{
    private const float Pi = 3.14159274f;

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
            // 10 - 10 cos(2a) = 20 sin(a)^2 has no cancellation near the minimum.
            Real here = point[index];
            Real sine = Real.Sin(Pi * here);
            sum += here * here + 20f * (sine * sine);
        }

        return sum.Value;
    }
}
