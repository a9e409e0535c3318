namespace GpuEs;

/// <summary>
/// A wide bowl with regular ripples (Griewank 1981): 1 + the sum of x_i^2 / 4000 - the product of
/// cos(x_i / sqrt(i + 1)), i from 0. Minimum 0 at the origin. NaN beyond parameters of eight million.
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
        // In millions of dimensions most cosines are so near 1 that a float is 1; the product is then 5 % off. So what is
        // added up is what the product lacks of 1: with one more factor cos(2a) = 1 - 2 sin(a)^2, (1 - lack) 2 sin(a)^2 more.
        Sum bowl = default, lack = default;
        for (int index = 0; index < dimension; index++)
        {
            Real here = point[index];
            Real sine = Real.Sin(0.5f * here / Real.Sqrt(index + 1f));
            bowl += here * here;
            lack += (1f - lack.Value) * (2f * (sine * sine));
        }

        return bowl.Value / 4000f + lack.Value;
    }
}
