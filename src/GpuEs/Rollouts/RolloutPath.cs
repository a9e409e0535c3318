namespace GpuEs;

/// <summary>Which kernels play the episodes; the results are the same bits.</summary>
public enum RolloutPath
{
    /// <summary>
    /// The fastest that the policy and the device allow; portable is always one. On the host a member a lane of
    /// a vector where the policy is small and the environment <see cref="IHasLanes{TLanes}"/>, else a neuron a lane.
    /// </summary>
    Automatic,

    /// <summary>A thread per episode; weights in global memory. Any policy, any device. On the host a neuron a lane.</summary>
    Portable,

    /// <summary>A group of threads per member, or on a GPU for several; weights in registers. Perceptrons that fit on the chip.</summary>
    Fused,

    /// <summary>A thread per episode; weights in its registers. Perceptrons that fit there, which are small ones.</summary>
    Registers,
}
