namespace GpuEs;

/// <summary>A policy of one's own on the host: its code, without the environment that it was trained in.</summary>
internal abstract unsafe class OwnPolicy
{
    /// <summary>Number of parameters P.</summary>
    public abstract int ParameterCount { get; }

    /// <summary>Its type's name.</summary>
    public abstract string Name { get; }

    /// <summary>Sets the action for an observation, both in the environment's units.</summary>
    /// <param name="parameters">[P].</param>
    /// <param name="observation">[O].</param>
    /// <param name="action">[A] Out.</param>
    public abstract void Act(float* parameters, ReadOnlySpan<float> observation, Span<float> action);
}

/// <inheritdoc cref="OwnPolicy"/>
internal sealed unsafe class OwnPolicy<TEnvironment, TPolicy> : OwnPolicy
    where TEnvironment : struct, ISizes
    where TPolicy : unmanaged, IPolicy<TPolicy>
{
    // Of a thread's stack, which has a megabyte or more.
    private const int LongestScratchOnStack = 16 << 10;

    public override int ParameterCount => TPolicy.ParameterCount<TEnvironment>();

    public override string Name => typeof(TPolicy).ToString();

    public override void Act(float* parameters, ReadOnlySpan<float> observation, Span<float> action)
    {
        int length = TPolicy.ScratchSize<TEnvironment>();
        Span<float> scratch = length <= LongestScratchOnStack ? stackalloc float[length] : new float[length];
        fixed (float* observed = observation, acted = action, working = scratch)
        {
            var view = new GivenObservation<TEnvironment>(observed, acted);
            TPolicy.Act(ref view, new HostMemory(parameters), new HostMemory(working));
        }
    }
}
