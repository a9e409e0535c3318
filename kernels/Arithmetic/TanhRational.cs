namespace GpuEs;

/// <summary>
/// tanh(x) = x P(x^2) / Q(x^2) for |x| up to <see cref="Limit"/>, beyond which it stays: a minimax fit with
/// relative error 2.1e-8. Apart, because the host's vectors use the same numbers as the kernels' scalars.
/// </summary>
internal static class TanhRational
{
    // tanh(8) is 1 - 2.3e-7, less than the error of the evaluation. From 8.179 on, roundings would lift some values over 1.
    public const float Limit = 8f;
    public const float P0 = 0.999999979f;
    public const float P1 = 0.133810214f;
    public const float P2 = 0.00349558308f;
    public const float P3 = 2.06090005e-5f;
    public const float P4 = 1.33545521e-8f;
    public const float Q1 = 0.467143370f;
    public const float Q2 = 0.0258769630f;
    public const float Q3 = 0.000328562663f;
    public const float Q4 = 7.77651258e-7f;
}
