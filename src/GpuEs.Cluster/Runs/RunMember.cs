namespace GpuEs.Cluster;

/// <summary>A worker in a run.</summary>
/// <param name="name">Its address.</param>
/// <param name="service">What answers there.</param>
internal sealed class RunMember(string name, IWorkerService service)
{
    public string Name => name;

    public IWorkerService Service => service;

    /// <summary>Where it stood when it last told.</summary>
    public required WorkerStatus Status { get; set; }

    /// <summary>Waits for a call for as long as the worker answers pings.</summary>
    /// <exception cref="TimeoutException">It does not.</exception>
    public static async Task<TAnswer> WhileAlive<TAnswer>(IWorkerService service, Task<TAnswer> call)
    {
        while (await Task.WhenAny(call, Task.Delay(Patience.BetweenPings)) != call)
        {
            Task ping = service.Ping();
            Task first = await Task.WhenAny(call, ping, Task.Delay(Patience.Ping));
            if (first == ping)
                await ping;
            else if (first != call)
                throw new TimeoutException($"no answer to a ping for {Patience.Ping.TotalSeconds} s");
        }

        return await call;
    }
}
