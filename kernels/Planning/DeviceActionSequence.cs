using ILGPU;

namespace GpuEs;

/// <summary>A candidate's actions in a device's memory.</summary>
internal readonly struct DeviceActionSequence(ArrayView<int> actions, int start, int stride) : IActionSequence
{
    public int this[int coordinate] => actions[start + coordinate * stride];
}
