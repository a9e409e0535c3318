namespace GpuEs.Cluster.Tests;

/// <summary>Workers and a coordinator in this process; one thing happens at a time, as in a grain.</summary>
internal sealed class FakeCluster : IDisposable
{
    private readonly TaskScheduler turns = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;
    private readonly string json;
    private readonly byte[]? data;

    public FakeCluster(SearchTask task, EvolutionStrategyOptions options, params FakeWorker[] workers)
    {
        json = RunSpecification.Of(task, options).ToJson();
        data = task.Data is null ? null : RunData.Bytes(task.Data);
        for (int index = 0; index < workers.Length; index++)
            Workers[$"worker-{index}"] = workers[index];
        Coordinator = NewCoordinator();
    }

    /// <summary>Who is there.</summary>
    public Dictionary<string, IWorkerService> Workers { get; } = [];

    public RunCoordinator Coordinator { get; private set; }

    public string Run => RunSpecification.NameOf(json);

    /// <summary>The run's specification.</summary>
    public string Json => json;

    /// <summary>Another silo leads from here on.</summary>
    public void ReplaceCoordinator() => Coordinator = NewCoordinator();

    public TAnswer Call<TAnswer>(Func<RunCoordinator, Task<TAnswer>> call) => Task.Factory
        .StartNew(() => call(Coordinator), CancellationToken.None, TaskCreationOptions.None, turns)
        .Unwrap().GetAwaiter().GetResult();

    public GenerationOutcome[] Steps(int first, int count) =>
        [.. Enumerable.Range(first, count).Select(generation => Call(coordinator => coordinator.Step(generation)))];

    public void Dispose()
    {
        foreach (IWorkerService worker in Workers.Values)
            ((FakeWorker)worker).Dispose();
    }

    private RunCoordinator NewCoordinator() => new(Run, json, () => data, () => new Dictionary<string, IWorkerService>(Workers));
}
