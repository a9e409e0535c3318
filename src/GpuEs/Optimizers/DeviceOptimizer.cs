using ILGPU;
using ILGPU.Runtime;

namespace GpuEs;

/// <summary>Moves the mean on a device.</summary>
internal abstract class DeviceOptimizer(ComputeDevice device, int parameterCount) : IDisposable
{
    private readonly MemoryBuffer1D<float, Stride1D.Dense> first = Zeros(device, parameterCount);
    private readonly MemoryBuffer1D<float, Stride1D.Dense> second = Zeros(device, parameterCount);
    private readonly MemoryBuffer1D<float, Stride1D.Dense> nextFirst = Zeros(device, parameterCount);
    private readonly MemoryBuffer1D<float, Stride1D.Dense> nextSecond = Zeros(device, parameterCount);
    private readonly MemoryBuffer1D<int, Stride1D.Dense> outcome = device.Allocate<int>(1);
    private readonly MemoryBuffer1D<float, Stride1D.Dense> change = Zeros(device, parameterCount);
    private readonly DeviceNorm changeNorm = new(device, parameterCount);
    private readonly DeviceNorm meanNorm = new(device, parameterCount);

    /// <summary>[P] First moment, or velocity.</summary>
    public ArrayView<float> First => first.View;

    /// <summary>[P] Second moment.</summary>
    public ArrayView<float> Second => second.View;

    /// <summary>[1] Of the mean's last change.</summary>
    public ArrayView<Squares> ChangeSquaredLength => changeNorm.SquaredLength;

    /// <summary>[1] Of the mean after it.</summary>
    public ArrayView<Squares> MeanSquaredLength => meanNorm.SquaredLength;

    /// <summary>[1] What became of the last update: one of <see cref="UpdateOutcome"/>.</summary>
    public ArrayView<int> Outcome => outcome.View;

    /// <summary>[P] What the moments become if the update is taken.</summary>
    protected ArrayView<float> NextFirst => nextFirst.View;

    /// <inheritdoc cref="NextFirst"/>
    protected ArrayView<float> NextSecond => nextSecond.View;

    /// <summary>[P] What was last added to the mean.</summary>
    protected ArrayView<float> Change => change.View;

    public static DeviceOptimizer Create(
        ComputeDevice device, EvolutionStrategyOptions options, int parameterCount) => options.Optimizer switch
        {
            Optimizer.Sgd => new DeviceOptimizer<MomentumRule>(device, options, parameterCount, UpdateRules.Momentum),
            Optimizer.Adam => new DeviceOptimizer<AdamRule>(device, options, parameterCount, UpdateRules.Adam),
            _ => new DeviceOptimizer<ClipUpRule>(device, options, parameterCount, UpdateRules.ClipUp),
        };

    public abstract void Update(
        int generation, ArrayView<ReturnSummary> summary, ArrayView<float> gradient, ArrayView<Squares> squaredLength,
        ArrayView<float> mean);

    public virtual void Dispose()
    {
        first.Dispose();
        second.Dispose();
        nextFirst.Dispose();
        nextSecond.Dispose();
        outcome.Dispose();
        change.Dispose();
        changeNorm.Dispose();
        meanNorm.Dispose();
        GC.SuppressFinalize(this);
    }

    protected void Measure(ArrayView<float> mean)
    {
        changeNorm.Measure(Change);
        meanNorm.Measure(mean);
    }

    private static MemoryBuffer1D<float, Stride1D.Dense> Zeros(ComputeDevice device, int length)
    {
        var buffer = device.Allocate<float>(length);
        buffer.MemSetToZero();
        return buffer;
    }
}

/// <summary>Moves the mean by a rule.</summary>
internal sealed class DeviceOptimizer<TRule> : DeviceOptimizer
    where TRule : unmanaged, IUpdateRule
{
    private readonly EvolutionStrategyOptions options;
    private readonly Func<EvolutionStrategyOptions, int, TRule> ruleAt;
    private readonly Action<Index1D, UpdateKernel<TRule>.Arguments> accumulate;
    private readonly Action<Index1D, UpdateKernel<TRule>.Arguments> propose;
    private readonly Action<Index1D, UpdateKernel<TRule>.Arguments> apply;
    private readonly DeviceNorm norm;

    public DeviceOptimizer(
        ComputeDevice device, EvolutionStrategyOptions options, int parameterCount,
        Func<EvolutionStrategyOptions, int, TRule> ruleAt)
        : base(device, parameterCount)
    {
        this.options = options;
        this.ruleAt = ruleAt;
        accumulate = device.Load<UpdateKernel<TRule>.Arguments>(UpdateKernel<TRule>.Accumulate);
        propose = device.Load<UpdateKernel<TRule>.Arguments>(UpdateKernel<TRule>.Propose);
        apply = device.Load<UpdateKernel<TRule>.Arguments>(UpdateKernel<TRule>.Apply);
        norm = new DeviceNorm(device, parameterCount);
    }

    public override void Update(
        int generation, ArrayView<ReturnSummary> summary, ArrayView<float> gradient, ArrayView<Squares> squaredLength,
        ArrayView<float> mean)
    {
        UpdateKernel<TRule>.Arguments arguments = new(
            ruleAt(options, generation), summary, gradient, squaredLength, norm.SquaredLength, First, Second, NextFirst,
            NextSecond, mean, Change, Outcome);
        accumulate((int)mean.Length, arguments);
        norm.Measure(NextFirst);
        propose((int)mean.Length, arguments);
        apply((int)mean.Length, arguments);
        Measure(mean);
    }

    public override void Dispose()
    {
        norm.Dispose();
        base.Dispose();
    }
}
