namespace GpuEs;

/// <summary>Adam (Kingma and Ba 2015), algorithm 1 in its efficient form; the bias correction is in the rate.</summary>
internal readonly struct AdamRule(float correctedRate, float beta1, float beta2, float epsilon) : IUpdateRule
{
    public void Accumulate(float gradient, float gradientLength, ref float first, ref float second)
    {
        first = Exact.MultiplyAdd(beta1, first, Exact.Multiply(1f - beta1, gradient));
        float square = Exact.Multiply(gradient, gradient);
        second = Exact.MultiplyAdd(beta2, second, Exact.Multiply(1f - beta2, square));
    }

    public float Change(ref float first, float second, float firstLength) =>
        Exact.Multiply(correctedRate, first) / (Elementary.Sqrt(second) + epsilon);
}
