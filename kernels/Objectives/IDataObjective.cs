namespace GpuEs;

/// <summary>
/// An objective that reads data which is given when a strategy is made, the same for all members: measurements that a
/// curve is fitted to, a set of examples. Otherwise as <see cref="IObjective{TSelf}"/>.
/// </summary>
/// <typeparam name="TSelf">The implementing struct.</typeparam>
public interface IDataObjective<TSelf> : IOptimisable
    where TSelf : unmanaged, IDataObjective<TSelf>
{
    /// <summary>Whether the value is to be made small or large; nobody negates by hand.</summary>
    static abstract Goal Goal { get; }

    /// <summary>Every parameter starts uniform in [-StartLimit, StartLimit).</summary>
    static abstract float StartLimit { get; }

    /// <summary>The number of floats that it takes; 0 for any, at least one.</summary>
    static abstract int DataLength { get; }

    static Type IOptimisable.Evaluated => typeof(TSelf);

    /// <summary>The function's value.</summary>
    /// <param name="point">The parameter vector, indices 0 to dimension - 1.</param>
    /// <param name="dimension">Number of parameters, at least 1.</param>
    /// <param name="data">What all members share.</param>
    static abstract float Evaluate<TPoint, TData>(in TPoint point, int dimension, in TData data)
        where TPoint : struct, IMemory
        where TData : struct, IData;
}
