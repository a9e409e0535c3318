namespace GpuEs;

/// <summary>
/// Stochastic gradient ascent with momentum, as in OpenAI's starter code: v = m v + (1 - m) g; mean += rate * v.
/// </summary>
internal readonly struct MomentumRule(float rate, float momentum) : IUpdateRule
{
    public void Accumulate(float gradient, float gradientLength, ref float first, ref float second) =>
        first = Exact.MultiplyAdd(momentum, first, Exact.Multiply(1f - momentum, gradient));

    public float Change(ref float first, float second, float firstLength) => Exact.Multiply(rate, first);
}
