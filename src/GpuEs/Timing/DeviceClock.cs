using ILGPU.Runtime;

namespace GpuEs;

/// <summary>Times the stages with events in the device's own stream.</summary>
internal sealed class DeviceClock(ComputeDevice device) : StageClock
{
    private readonly ProfilingMarker?[] markers = new ProfilingMarker?[Marks];

    public override void Dispose()
    {
        foreach (ProfilingMarker? marker in markers)
            marker?.Dispose();
    }

    protected override void Mark(int index)
    {
        markers[index]?.Dispose();
        markers[index] = device.Accelerator.DefaultStream.AddProfilingMarker();
    }

    protected override TimeSpan Between(int index) => markers[index + 1]!.MeasureFrom(markers[index]!);
}
