namespace GpuEs;

/// <summary>
/// Floats by index: a member's parameters, or scratch. In a kernel a strided part of a device buffer, on the host
/// plain memory; code that is written against it runs on both.
/// </summary>
public interface IMemory
{
    /// <summary>Reads or writes the float at an index from 0.</summary>
    float this[int index] { get; set; }
}
