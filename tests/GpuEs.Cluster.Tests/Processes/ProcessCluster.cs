namespace GpuEs.Cluster.Tests;

/// <summary>Workers in processes of their own, on this machine.</summary>
internal sealed class ProcessCluster : IDisposable
{
    private ProcessCluster(WorkerProcess first) => Workers = [first];

    /// <summary>The first is the one that the others joined.</summary>
    public List<WorkerProcess> Workers { get; }

    /// <summary>What training programs connect to.</summary>
    public string Address => Workers[0].Gateway.ToString();

    /// <summary>Starts a worker for each device.</summary>
    public static async Task<ProcessCluster> Start(params string[] devices)
    {
        var cluster = new ProcessCluster(await WorkerProcess.StartFirst($"--device {devices[0]}"));
        try
        {
            WorkerProcess[] others = await Task.WhenAll(
                devices.Skip(1).Select(device => cluster.Workers[0].StartNext($"--device {device}")));
            cluster.Workers.AddRange(others);
            return cluster;
        }
        catch
        {
            cluster.Dispose();
            throw;
        }
    }

    public ClusterConnection Connect() => ClusterConnection.Connect(Address);

    public void Dispose()
    {
        foreach (WorkerProcess worker in Workers)
            worker.Dispose();
    }
}
