using ILGPU;
using ILGPU.Runtime;

namespace GpuEs;

/// <summary>
/// The shared data on a device: equal data once, whoever uses it, and no longer than somebody does.
/// </summary>
internal sealed class DeviceUploads(ComputeDevice device)
{
    private readonly Dictionary<string, Upload> uploads = [];

    /// <summary>Uploads so far.</summary>
    public int Count { get; private set; }

    /// <summary>Whether anybody uses this data here.</summary>
    public bool Holds(SharedData data) => uploads.ContainsKey(data.Sha256);

    /// <summary>Data on the device, until the lease is disposed of; an empty view where there is no data.</summary>
    public DataLease Take(SharedData? data)
    {
        using Lock.Scope turn = device.TakeTurn();
        if (data is null)
            return new DataLease(default, static () => { });
        if (!uploads.TryGetValue(data.Sha256, out Upload? upload))
        {
            uploads[data.Sha256] = upload = new(device.Allocate(data.Values));
            Count++;
        }

        upload.Users++;
        return new DataLease(upload.Buffer.View, () => Return(data.Sha256, upload));
    }

    private void Return(string hash, Upload upload)
    {
        // The device may be closed by now, and its memory gone.
        using Lock.Scope turn = device.Turns.EnterScope();
        if (--upload.Users > 0)
            return;
        uploads.Remove(hash);
        upload.Buffer.Dispose();
    }

    private sealed class Upload(MemoryBuffer1D<float, Stride1D.Dense> buffer)
    {
        public MemoryBuffer1D<float, Stride1D.Dense> Buffer => buffer;

        public int Users { get; set; }
    }
}
