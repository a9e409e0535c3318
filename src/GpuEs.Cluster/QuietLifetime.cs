using Microsoft.Extensions.Hosting;

namespace GpuEs.Cluster;

/// <summary>Leaves the process' signals and its console to the program; .NET's own host would take both.</summary>
internal sealed class QuietLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
