namespace GpuEs;

/// <summary>A device that was found.</summary>
/// <param name="Specification">What to ask for it by: <c>cuda:0</c>, <c>opencl:0</c>, <c>cpu</c>.</param>
/// <param name="Kind">What it runs on.</param>
/// <param name="Name">The driver's name for it.</param>
/// <param name="IsGpu">Whether it is a graphics processor.</param>
/// <param name="MemoryBytes">Its memory in bytes.</param>
public sealed record DeviceDescription(
    string Specification, DeviceKind Kind, string Name, bool IsGpu, long MemoryBytes);
