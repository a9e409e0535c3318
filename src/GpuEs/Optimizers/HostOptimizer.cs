namespace GpuEs;

/// <summary>Moves the mean on the host; the bits of <see cref="DeviceOptimizer"/>.</summary>
internal abstract class HostOptimizer(int parameterCount)
{
    /// <summary>[P] First moment, or velocity.</summary>
    public float[] First { get; } = new float[parameterCount];

    /// <summary>[P] Second moment.</summary>
    public float[] Second { get; } = new float[parameterCount];

    /// <summary>Of the mean's last change.</summary>
    public float ChangeLength { get; protected set; }

    /// <summary>Of the mean after it.</summary>
    public float MeanLength { get; protected set; }

    /// <summary>What became of the last update: one of <see cref="UpdateOutcome"/>.</summary>
    public int Outcome { get; protected set; }

    public static HostOptimizer Create(EvolutionStrategyOptions options, int parameterCount) => options.Optimizer switch
    {
        Optimizer.Sgd => new HostOptimizer<MomentumRule>(options, parameterCount, UpdateRules.Momentum),
        Optimizer.Adam => new HostOptimizer<AdamRule>(options, parameterCount, UpdateRules.Adam),
        _ => new HostOptimizer<ClipUpRule>(options, parameterCount, UpdateRules.ClipUp),
    };

    /// <param name="generation">The generation.</param>
    /// <param name="finiteReturns">How many returns are finite; without one, nothing moves.</param>
    /// <param name="gradient">[P].</param>
    /// <param name="gradientLength">Of it.</param>
    /// <param name="mean">In and out: [P].</param>
    public abstract void Update(
        int generation, int finiteReturns, float[] gradient, float gradientLength, Span<float> mean);
}

/// <summary>Moves the mean by a rule.</summary>
internal sealed class HostOptimizer<TRule>(
    EvolutionStrategyOptions options, int parameterCount, Func<EvolutionStrategyOptions, int, TRule> ruleAt)
    : HostOptimizer(parameterCount)
    where TRule : unmanaged, IUpdateRule
{
    private readonly HostNorm norm = new(parameterCount);
    private readonly float[] nextFirst = new float[parameterCount];
    private readonly float[] nextSecond = new float[parameterCount];
    private readonly float[] change = new float[parameterCount];

    public override void Update(
        int generation, int finiteReturns, float[] gradient, float gradientLength, Span<float> mean)
    {
        Outcome = UpdateOutcome.Of(finiteReturns);
        TRule rule = ruleAt(options, generation);
        Accumulate(rule, gradient, gradientLength);
        Propose(rule, gradient, mean, norm.Length(nextFirst));
        Apply(mean);
        ChangeLength = norm.Length(change);
        MeanLength = norm.Length(mean);
    }

    private void Accumulate(TRule rule, float[] gradient, float gradientLength)
    {
        First.CopyTo(nextFirst, 0);
        Second.CopyTo(nextSecond, 0);
        for (int parameter = 0; parameter < gradient.Length; parameter++)
            rule.Accumulate(gradient[parameter], gradientLength, ref nextFirst[parameter], ref nextSecond[parameter]);
    }

    private void Propose(TRule rule, float[] gradient, ReadOnlySpan<float> mean, float firstLength)
    {
        bool isFinite = true;
        for (int parameter = 0; parameter < gradient.Length; parameter++)
        {
            change[parameter] = rule.Change(ref nextFirst[parameter], nextSecond[parameter], firstLength);
            isFinite &= UpdateOutcome.IsFinite(
                gradient[parameter], nextFirst[parameter], nextSecond[parameter], mean[parameter] + change[parameter]);
        }

        if (!isFinite && Outcome == UpdateOutcome.Applied)
            Outcome = UpdateOutcome.NotFinite;
    }

    private void Apply(Span<float> mean)
    {
        if (Outcome != UpdateOutcome.Applied)
        {
            Array.Clear(change);
            return;
        }

        nextFirst.CopyTo(First, 0);
        nextSecond.CopyTo(Second, 0);
        for (int parameter = 0; parameter < mean.Length; parameter++)
            mean[parameter] += change[parameter];
    }
}
