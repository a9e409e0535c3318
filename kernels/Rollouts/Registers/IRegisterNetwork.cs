namespace GpuEs;

/// <summary>A network whose weights one thread holds in registers; a value is a member.</summary>
internal interface IRegisterNetwork<TSelf>
    where TSelf : unmanaged, IRegisterNetwork<TSelf>
{
    /// <summary>Loads a member's parameters.</summary>
    static abstract TSelf Load<TMemory>(in TMemory parameters)
        where TMemory : struct, IMemory;

    /// <summary>Observes the environment and sets its action.</summary>
    static abstract void Act<TView>(in TSelf network, ref TView view)
        where TView : struct, IView;
}
