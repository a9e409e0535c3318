namespace GpuEs;

/// <summary>
/// A policy: observation in, action out, parameters from memory. Stateless; everything about it is known from the
/// type, so that loops have constant bounds when a kernel is compiled.
/// </summary>
/// <typeparam name="TSelf">The implementing struct.</typeparam>
public interface IPolicy<TSelf>
    where TSelf : unmanaged, IPolicy<TSelf>
{
    /// <summary>Number of parameters P for an environment.</summary>
    static abstract int ParameterCount<TEnvironment>()
        where TEnvironment : struct, ISizes;

    /// <summary>Floats of scratch memory that <see cref="Act"/> may use, at least 1.</summary>
    static abstract int ScratchSize<TEnvironment>()
        where TEnvironment : struct, ISizes;

    /// <summary>
    /// The standard deviation of a parameter's start value; every parameter starts normal with mean 0.
    /// </summary>
    /// <param name="parameter">0 to ParameterCount - 1.</param>
    static abstract float InitialDeviation<TEnvironment>(int parameter)
        where TEnvironment : struct, ISizes;

    /// <summary>Observes, and sets the action.</summary>
    /// <param name="view">What is observed; gets the action.</param>
    /// <param name="parameters">The member's parameters, indices 0 to ParameterCount - 1.</param>
    /// <param name="scratch">Working memory of ScratchSize floats; its content is undefined.</param>
    static abstract void Act<TView, TMemory>(ref TView view, in TMemory parameters, in TMemory scratch)
        where TView : struct, IView
        where TMemory : struct, IMemory;
}
