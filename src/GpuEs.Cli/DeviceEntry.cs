namespace GpuEs.Cli;

/// <summary>A line of <c>gpues devices</c>.</summary>
internal sealed record DeviceEntry(string Device, string Kind, string Name, bool IsGpu, long MemoryBytes);
