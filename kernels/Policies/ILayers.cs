namespace GpuEs;

/// <summary>The layers of a perceptron as a type: <see cref="Hidden{TWidth, TNext}"/> ... <see cref="Output"/>.</summary>
internal interface ILayers
{
    /// <summary>Parameters of these layers for a number of inputs and of final outputs.</summary>
    static abstract int ParameterCount(int inputs, int outputs);

    /// <summary>The widest activation vector from here on.</summary>
    static abstract int Widest(int inputs, int outputs);

    /// <summary>Number of inputs of the layer that a parameter belongs to; 0 where the parameter is a bias.</summary>
    static abstract int FanIn(int parameter, int inputs, int outputs);

    /// <summary>Whether a parameter belongs to the last layer.</summary>
    static abstract bool IsOutput(int parameter, int inputs, int outputs);

    /// <summary>
    /// Runs the layers. Activations stand in two halves of the scratch memory, used in turn.
    /// </summary>
    /// <returns>Where the outputs start in scratch.</returns>
    static abstract int Forward<TActivation, TMemory>(
        in TMemory parameters, int firstParameter, in TMemory scratch, int from, int to, int inputs, int outputs)
        where TActivation : struct, IActivation
        where TMemory : struct, IMemory;
}
