using System.Collections;
using System.Runtime.CompilerServices;

namespace GpuEs;

/// <summary>
/// Devices that share a run, written <c>[host, gpu]</c>; a single device is a group of one. Unlike devices may share
/// it, since they give the same bits: who is in a group changes how fast a run is, and no result. The first one also
/// ranks, sums the gradient and moves the mean, so the fastest belongs there.
/// </summary>
[CollectionBuilder(typeof(DeviceGroup), nameof(Of))]
public sealed class DeviceGroup : IReadOnlyList<ComputeDevice>
{
    private readonly ComputeDevice[] devices;

    private DeviceGroup(ComputeDevice[] devices) => this.devices = devices;

    /// <summary>Number of devices.</summary>
    public int Count => devices.Length;

    /// <summary>One of the devices, in the order in which they were named.</summary>
    /// <param name="index">0 to Count - 1.</param>
    /// <exception cref="IndexOutOfRangeException">It is not in that range.</exception>
    public ComputeDevice this[int index] => devices[index];

    /// <summary>A group of a single device.</summary>
    /// <param name="device">Stays the caller's to close.</param>
    public static implicit operator DeviceGroup(ComputeDevice device) => Of([device]);

    /// <summary>
    /// A group of devices; they stay the caller's to close. A device that was opened twice is two devices.
    /// </summary>
    /// <param name="devices">The fastest first; at least one, each once.</param>
    /// <exception cref="ArgumentException">There are none, or the same one twice.</exception>
    public static DeviceGroup Of(params ReadOnlySpan<ComputeDevice> devices)
    {
        EvolutionStrategyOptions.Require(devices.Length >= 1, "devices", "without elements", "at least one device");
        for (int index = 0; index < devices.Length; index++)
        {
            ComputeDevice device = devices[index];
            ArgumentNullException.ThrowIfNull(device);

            // Its one stream takes the work of one thread.
            EvolutionStrategyOptions.Require(
                !devices[..index].Contains(device), "devices", $"with {device.Description.Specification} twice",
                "every device once");
        }

        return new DeviceGroup(devices.ToArray());
    }

    /// <summary>The devices, in the order in which they were named.</summary>
    public IEnumerator<ComputeDevice> GetEnumerator() => ((IEnumerable<ComputeDevice>)devices).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
