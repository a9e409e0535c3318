using System.Text.Json;

namespace GpuEs;

/// <summary>
/// What training leaves for those who watch it: written by the thread that trains, read by any number of requests. Costs
/// training a list entry per generation, and a copy of the mean where somebody has asked for a replay.
/// </summary>
/// <param name="run">The run, with the generations that it has behind it.</param>
/// <param name="strategy">Plays the replays; its mean is read on the thread that trains alone.</param>
/// <param name="folder">The run's folder.</param>
internal sealed class WatchedRun(PageRun run, EvolutionStrategy strategy, RunFolder folder)
{
    private readonly Lock gate = new();
    private readonly List<GenerationReport> generations = [];
    private TaskCompletionSource? changed;
    private TaskCompletionSource<(int Generation, float[] Mean)>? wantedMean;
    private string? end;
    private PageReplay? lastReplay;
    private bool isClosed;

    /// <summary>A run that goes on, shown from its beginning.</summary>
    /// <exception cref="InvalidDataException">A file of the folder cannot be read.</exception>
    public static WatchedRun Of(EvolutionStrategy strategy, RunFolder folder)
    {
        RunHistory history = RunHistory.Read(folder.Path, mayBeEmpty: true) with { Summary = null };
        PageRun run = PageRun.Of(history, []) with
        {
            IsObjective = strategy.Task.StepLimit == 0,
            IsMaximised = strategy.Goal == Goal.Maximise,
            SolvedValue = strategy.Task.SolvedValue,
        };
        return new(run, strategy, folder);
    }

    /// <summary>The page that watches it.</summary>
    public string Page => GpuEs.Page.Of(new PageData("dashboard", [run]));

    /// <summary>Takes the result whenever the folder is saved.</summary>
    public void Follow() => folder.Saved += End;

    /// <summary>Takes a generation.</summary>
    public void Report(GenerationReport report)
    {
        lock (gate)
        {
            generations.Add(report);

            // Training may go on after an end.
            end = null;
            lastReplay = null;
            wantedMean?.SetResult((strategy.Generation, strategy.Mean));
            wantedMean = null;
            Wake();
        }
    }

    /// <summary>Lets nobody wait any longer.</summary>
    public void Close()
    {
        lock (gate)
        {
            folder.Saved -= End;
            isClosed = true;
            wantedMean?.SetCanceled();
            wantedMean = null;
            Wake();
        }
    }

    /// <summary>The generations after the first ones, and the end if it has come.</summary>
    /// <param name="seen">Generations that are known already.</param>
    public (GenerationReport[] Generations, string? End, bool IsClosed, Task Changed) Since(int seen)
    {
        lock (gate)
        {
            changed ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            return ([.. generations[seen..]], end, isClosed, changed.Task);
        }
    }

    /// <summary>An episode of the mean after the generation under way.</summary>
    /// <exception cref="OperationCanceledException">There is no such generation any more.</exception>
    public async Task<PageReplay> NewestReplay(CancellationToken cancellation)
    {
        Task<(int Generation, float[] Mean)> wanted;
        lock (gate)
        {
            if (lastReplay is not null)
                return lastReplay;
            if (isClosed)
                throw new OperationCanceledException("training has failed");
            wantedMean ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            wanted = wantedMean.Task;
        }

        (int generation, float[] mean) = await wanted.WaitAsync(cancellation);
        return Replay(generation, mean);
    }

    /// <summary>A generation as it stands in the run's generations.jsonl.</summary>
    public string Line(GenerationReport report) => folder.Line(report);

    /// <summary>Whether there is anything to replay.</summary>
    public bool HasEpisodes => !run.IsObjective;

    private void End(RunSummary summary)
    {
        PageReplay? replay = run.IsObjective ? null : Replay(strategy.Generation, strategy.Mean);
        lock (gate)
        {
            lastReplay = replay;
            end = JsonSerializer.Serialize(new DashboardEnd(summary, replay), PageJson.Default.DashboardEnd);
            wantedMean?.SetResult((strategy.Generation, strategy.Mean));
            wantedMean = null;
            Wake();
        }
    }

    // Of one start all along, so that progress shows.
    private PageReplay Replay(int generation, float[] mean) =>
        PageReplay.Of(generation, 0, strategy.Record(mean, 0, RunFolder.EvaluationSeed(strategy.Options.Seed)));

    private void Wake()
    {
        changed?.SetResult();
        changed = null;
    }
}
