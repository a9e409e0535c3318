namespace GpuEs;

/// <summary>
/// Floats by index: a member's parameters, or scratch. In a kernel a strided part of a device buffer, on the host
/// plain memory; code that is written against it runs on both.
/// </summary>
public interface IMemory
{
    /// <summary>Reads or writes the float at an index.</summary>
    /// <param name="index">0 to the length - 1; not checked, since kernels have no exceptions.</param>
    float this[int index] { get; set; }
}
