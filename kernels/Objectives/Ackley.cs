namespace GpuEs;

/// <summary>
/// A nearly flat, dented plain with a deep hole (Ackley 1987):
/// 20 - 20 exp(-0.2 sqrt(mean of x_i^2)) + e - exp(mean of cos(2 pi x_i)). Minimum 0 at the origin. NaN beyond
/// parameters of a million.
/// </summary>
public struct Ackley : IObjective<Ackley>
{
    private const float Pi = 3.14159274f;
    private const float E = 2.71828175f;

    /// <inheritdoc/>
    public static Goal Goal => Goal.Minimise;

    /// <inheritdoc/>
    public static float StartLimit => 32.768f;

    /// <inheritdoc/>
    public static float Evaluate<TPoint>(in TPoint point, int dimension)
        where TPoint : struct, IMemory
    {
        Sum squares = default, waves = default;
        for (int index = 0; index < dimension; index++)
        {
            // 1 - cos(2a) = 2 sin(a)^2, so that the value at the origin is 0 to the bit.
            Real here = point[index];
            Real sine = Real.Sin(Pi * here);
            squares += here * here;
            waves += 2f * (sine * sine);
        }

        Real count = dimension;
        Real hole = 20f * (1f - Real.Exp(-0.2f * Real.Sqrt(squares.Value / count)));
        Real dents = E * (1f - Real.Exp(-(waves.Value / count)));
        return hole + dents;
    }
}
