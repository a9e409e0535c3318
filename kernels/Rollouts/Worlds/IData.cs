namespace GpuEs;

/// <summary>Read-only floats that all episodes share.</summary>
internal interface IData
{
    /// <summary>Number of floats.</summary>
    int Length { get; }

    /// <summary>One of them.</summary>
    /// <param name="index">0 to Length - 1; not checked, since kernels have no exceptions.</param>
    float this[int index] { get; }
}
