namespace GpuEs;

/// <summary>Output neurons in one thread's registers, unrolled by type, and what they put out.</summary>
internal interface IRegisterOutputs<TSelf>
    where TSelf : unmanaged, IRegisterOutputs<TSelf>
{
    static abstract int Count { get; }

    /// <summary>Loads the neurons from where the first's bias and the first's row of weights lie.</summary>
    static abstract TSelf Load<TMemory>(in TMemory parameters, int bias, int row)
        where TMemory : struct, IMemory;

    /// <summary>Runs the neurons.</summary>
    static abstract void Forward<TInputs>(ref TSelf neurons, in TInputs inputs)
        where TInputs : struct, IInputs;

    /// <summary>What a neuron put out last.</summary>
    float Output(int neuron);
}
