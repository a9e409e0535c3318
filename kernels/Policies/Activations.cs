namespace GpuEs;

/// <summary>In [-1, 1].</summary>
internal readonly struct TanhActivation : IActivation
{
    public static float Apply(float sum) => Elementary.Tanh(sum);
}

/// <summary>In [0, infinity); NaN stays NaN.</summary>
internal readonly struct ReluActivation : IActivation
{
    public static float Apply(float sum) => sum < 0f ? 0f : sum;
}

/// <summary>The sum itself.</summary>
internal readonly struct IdentityActivation : IActivation
{
    public static float Apply(float sum) => sum;
}
