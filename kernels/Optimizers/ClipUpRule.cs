namespace GpuEs;

/// <summary>
/// ClipUp (Toklu, Liskowski and Srivastava 2020): the gradient's direction only, and a speed limit:
/// v = m v + rate * g / |g|; v is shortened to the largest speed; mean += v.
/// </summary>
internal readonly struct ClipUpRule(float rate, float momentum, float largestSpeed) : IUpdateRule
{
    public void Accumulate(float gradient, float gradientLength, ref float first, ref float second)
    {
        float direction = gradientLength > 0f ? gradient / gradientLength : 0f;
        first = Exact.MultiplyAdd(momentum, first, Exact.Multiply(rate, direction));
    }

    public float Change(ref float first, float second, float firstLength)
    {
        first = firstLength > largestSpeed ? Exact.Multiply(first, largestSpeed / firstLength) : first;
        return first;
    }
}
