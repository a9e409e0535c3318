namespace GpuEs;

/// <summary>
/// A row of floats in one thread's registers. Kernels cannot index registers, so a row is a tree of types that unrolls
/// itself, <see cref="RowPair{TFirst, TSecond}"/> of <see cref="OneFloat"/>; indices are constants once it has, and the
/// choices that they decide fold away.
/// </summary>
internal interface IRow<TSelf> : IInputs
    where TSelf : unmanaged, IRow<TSelf>
{
    static abstract int Count { get; }

    /// <summary>Loads Count neighbouring parameters.</summary>
    static abstract TSelf Load<TMemory>(in TMemory parameters, int first)
        where TMemory : struct, IMemory;

    /// <summary>sums + input * weights, float by float.</summary>
    static abstract void MultiplyAdd(in TSelf weights, float input, ref TSelf sums);

    /// <summary>Applies the activation to every float.</summary>
    static abstract void Activate<TActivation>(ref TSelf sums)
        where TActivation : struct, IActivation;

    /// <summary>Continues an output neuron's chains over inputs first, first + 1, ...</summary>
    static abstract void Chain<TInputs>(in TSelf weights, in TInputs inputs, int first, ref OutputChains chains)
        where TInputs : struct, IInputs;
}
