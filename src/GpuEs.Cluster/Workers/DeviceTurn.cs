namespace GpuEs.Cluster;

/// <summary>
/// Lets the runs of a worker use its devices one after the other: a device takes the work of one thread at a time. The work
/// is done on the pool's threads, since Orleans' own are few and answer pings.
/// </summary>
internal sealed class DeviceTurn : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);

    public async Task<TResult> Take<TResult>(Func<TResult> work)
    {
        await turn.WaitAsync();
        try
        {
            return await Task.Run(work);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();
}
