using ILGPU;

namespace GpuEs;

/// <summary>One user's hold on shared data on a device.</summary>
internal sealed class DataLease(ArrayView<float> view, Action giveBack) : IDisposable
{
    private Action? giveBack = giveBack;

    /// <summary>[Length] The data; empty where there is none.</summary>
    public ArrayView<float> View => view;

    public void Dispose() => Interlocked.Exchange(ref giveBack, null)?.Invoke();
}
