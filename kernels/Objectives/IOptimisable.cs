namespace GpuEs;

/// <summary>
/// An objective of either kind: <see cref="IObjective{TSelf}"/>, or <see cref="IDataObjective{TSelf}"/>, which reads data.
/// Implement one of these.
/// </summary>
public interface IOptimisable
{
    /// <summary>The <see cref="IDataObjective{TSelf}"/> that kernels see of it.</summary>
    internal static abstract Type Evaluated { get; }
}
