namespace GpuEs;

/// <summary>Moves the mean on the host; the bits of <see cref="DeviceOptimizer"/>.</summary>
internal abstract class HostOptimizer(int parameterCount)
{
    /// <summary>[P] First moment, or velocity.</summary>
    public float[] First { get; } = new float[parameterCount];

    /// <summary>[P] Second moment.</summary>
    public float[] Second { get; } = new float[parameterCount];

    /// <summary>Of the mean's last change.</summary>
    public float ChangeSquaredLength { get; protected set; }

    /// <summary>Of the mean after it.</summary>
    public float MeanSquaredLength { get; protected set; }

    public static HostOptimizer Create(EvolutionStrategyOptions options, int parameterCount) => options.Optimizer switch
    {
        Optimizer.Sgd => new HostOptimizer<MomentumRule>(options, parameterCount, UpdateRules.Momentum),
        Optimizer.Adam => new HostOptimizer<AdamRule>(options, parameterCount, UpdateRules.Adam),
        _ => new HostOptimizer<ClipUpRule>(options, parameterCount, UpdateRules.ClipUp),
    };

    public abstract void Update(int generation, float[] gradient, float gradientSquaredLength, Span<float> mean);
}

/// <summary>Moves the mean by a rule.</summary>
internal sealed class HostOptimizer<TRule>(
    EvolutionStrategyOptions options, int parameterCount, Func<EvolutionStrategyOptions, int, TRule> ruleAt)
    : HostOptimizer(parameterCount)
    where TRule : unmanaged, IUpdateRule
{
    private readonly HostNorm norm = new(parameterCount);
    private readonly float[] change = new float[parameterCount];

    public override void Update(int generation, float[] gradient, float gradientSquaredLength, Span<float> mean)
    {
        TRule rule = ruleAt(options, generation);
        float length = Elementary.Sqrt(gradientSquaredLength);
        for (int parameter = 0; parameter < mean.Length; parameter++)
            rule.Accumulate(gradient[parameter], length, ref First[parameter], ref Second[parameter]);
        float firstLength = Elementary.Sqrt(norm.SquaredLength(First));
        for (int parameter = 0; parameter < mean.Length; parameter++)
        {
            change[parameter] = rule.Change(ref First[parameter], Second[parameter], firstLength);
            mean[parameter] += change[parameter];
        }

        ChangeSquaredLength = norm.SquaredLength(change);
        MeanSquaredLength = norm.SquaredLength(mean);
    }
}
