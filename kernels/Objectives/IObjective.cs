namespace GpuEs;

/// <summary>A function of the parameter vector, optimised without episodes. Stateless; written with <see cref="Real"/>.</summary>
/// <typeparam name="TSelf">The implementing struct.</typeparam>
public interface IObjective<TSelf> : IOptimisable
    where TSelf : unmanaged, IObjective<TSelf>
{
    /// <summary>Whether the value is to be made small or large; nobody negates by hand.</summary>
    static abstract Goal Goal { get; }

    static Type IOptimisable.Evaluated => typeof(PlainObjective<TSelf>);

    /// <summary>Every parameter starts uniform in [-StartLimit, StartLimit).</summary>
    static abstract float StartLimit { get; }

    /// <summary>The function's value.</summary>
    /// <param name="point">The parameter vector, indices 0 to dimension - 1.</param>
    /// <param name="dimension">Number of parameters, at least 1.</param>
    static abstract float Evaluate<TPoint>(in TPoint point, int dimension)
        where TPoint : struct, IMemory;
}
