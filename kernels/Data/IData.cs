namespace GpuEs;

/// <summary>
/// Read-only floats that all episodes, or all members, share: a view of a device's memory in kernels, an array on the host.
/// Code that is written against it runs on both.
/// </summary>
public interface IData
{
    /// <summary>Number of floats.</summary>
    int Length { get; }

    /// <summary>Reads the float at an index.</summary>
    /// <param name="index">
    /// 0 to Length - 1. The host throws IndexOutOfRangeException for others; kernels have no exceptions, and read whatever is
    /// there.
    /// </param>
    float this[int index] { get; }
}
