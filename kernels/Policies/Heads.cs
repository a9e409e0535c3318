namespace GpuEs;

/// <summary>limit * tanh(output).</summary>
internal readonly struct TanhHead : IHead
{
    public static float Apply(float output, float limit) => Exact.Multiply(limit, Elementary.Tanh(output));
}

/// <summary>The output, cut off at the limit.</summary>
internal readonly struct ClippedHead : IHead
{
    public static float Apply(float output, float limit) => Real.Clamp(output, -limit, limit);
}
