using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace GpuEs;

/// <summary>
/// A folder that holds one run: options.json (what was asked for), generations.jsonl (a line of JSON per generation),
/// checkpoints (what a run that was stopped or killed goes on from), policy.f32 (the mean, little-endian), summary.json (what
/// came of it) and, of a run that was evaluated, best.f32 (the best mean). Give it to
/// <see cref="EvolutionStrategy.Train"/>; later open it and give it to
/// <see cref="EvolutionStrategy.Resume(DeviceGroup, RunFolder)"/> or
/// <see cref="EvolutionStrategy.Restore(RunFolder)"/>. One process at a time writes to it.
/// </summary>
public sealed class RunFolder : IDisposable
{
    private const string OptionsFile = RunRecord.FileName;
    private const string GenerationsFile = "generations.jsonl";
    private const string PolicyFile = RunFiles.Policy;
    private const string BestFile = RunFiles.Best;
    private const string LockFile = "lock";

    // A checkpoint takes 0.7 ms, mostly of waiting for the disk, and a generation of the cartpole preset 3.1 ms (two cores,
    // ext4): saving each would cost 22 %. So a checkpoint is followed by forty times its time, which makes 2.4 %.
    private const int TimeBetweenCheckpoints = 40;

    // A cluster's state travels to be saved, and its workers hold it anyway.
    private static readonly TimeSpan BetweenCheckpointsOfACluster = TimeSpan.FromMinutes(1);

    private RunRecord record;
    private readonly Action<string>? warn;

    // By generation; a dashboard reads them on threads of its own.
    private readonly ConcurrentDictionary<int, EvaluationResult> evaluations = new();
    private EvolutionStrategy? strategy;
    private Goal goal;
    private FileStream? hold;
    private GenerationLog? log;
    private CheckpointFolder? checkpoints;
    private long nextCheckpoint;
    private int savedGeneration = -1;
    private bool isDisposed;

    private RunFolder(string path, RunRecord record, Action<string>? warn)
    {
        Path = path;
        this.record = record;
        this.warn = warn;
    }

    /// <summary>Episodes of an evaluation.</summary>
    internal const int EvaluationEpisodes = 100;

    /// <summary>The seed of the episodes that trained means are judged by: never the seed of the ones that they trained on.</summary>
    internal static ulong EvaluationSeed(ulong trainingSeed) => ~trainingSeed;

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>A built-in task's name, or the full name of the environment's or objective's type.</summary>
    public string Environment => record.Environment;

    /// <summary>An objective's number of parameters; null for an environment.</summary>
    public int? Dimension => record.Dimension;

    /// <summary>The built-in policy; null for one of one's own, and for an objective.</summary>
    public Policy? Policy => record.Policy?.ToPolicy();

    /// <summary>How the run searches.</summary>
    public EvolutionStrategyOptions Search => record.Search;

    /// <summary>What else was asked for.</summary>
    public RunOptions Options => record.Run;

    /// <summary>Wall time of the generations in generations.jsonl; zero until a strategy runs in the folder.</summary>
    public TimeSpan Elapsed => log?.Elapsed ?? TimeSpan.Zero;

    /// <summary>
    /// Generations in generations.jsonl that left the mean as it was, since fitness or update were not finite; 0 until a
    /// strategy runs in the folder.
    /// </summary>
    public int UpdatesLeftOut => log?.UpdatesLeftOut ?? 0;

    /// <summary>The best mean of all evaluations so far; null where there was none, or none that was finite.</summary>
    public BestMean? Best { get; private set; }

    /// <summary>Why the run has ended by its own options, in a sentence; null while it may go on.</summary>
    public string? Ending
    {
        get
        {
            if (Best is null)
                return null;
            if (Options.Target is { } target && BestMean.IsReached(goal, Best.Evaluation.Mean, target))
                return FormattableString.Invariant($"an evaluation of {Best.Evaluation.Mean:G6} reached the target, {target:G6}");
            return Best.EvaluationsSince >= Options.Patience
                ? $"{Best.EvaluationsSince} evaluations in a row were no better than that after {Best.Generation} generations"
                : null;
        }
    }

    /// <summary>What <see cref="Save"/> wrote last; null before.</summary>
    internal RunSummary? Summary { get; private set; }

    /// <summary>Told of what <see cref="Save"/> wrote, on the thread that saves.</summary>
    internal event Action<RunSummary>? Saved;

    /// <summary>Begins a strategy's run in a folder without one; what it has done before has no lines there.</summary>
    /// <param name="strategy">Fresh from its making as a rule, or one that goes on with a run that a cluster holds.</param>
    /// <param name="options">What the run is asked for.</param>
    /// <param name="path">The folder; null for <c>runs/[environment]-[seed]-[time]</c> in the current one.</param>
    /// <param name="warn">Told of what is odd, in a sentence; null for nobody.</param>
    /// <exception cref="ArgumentException">An option is outside its range, or the folder holds a run.</exception>
    /// <exception cref="InsufficientMemoryException">There is too little memory for checkpoints besides.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static RunFolder Create(
        EvolutionStrategy strategy, RunOptions options, string? path = null, Action<string>? warn = null)
    {
        ArgumentNullException.ThrowIfNull(strategy);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();

        // Rather now than when the first checkpoint is due: the state, and the bytes that are made of it.
        strategy.Need?.With(
            2L * 3 * sizeof(float) * strategy.ParameterCount, $"checkpoints of {strategy.ParameterCount} parameters",
            strategy.Task.ParametersFrom).Require();
        RunRecord record = RunRecord.Of(strategy.Task, strategy.Options, options);
        var folder = new RunFolder(path ?? FreePath(record), record, warn);
        try
        {
            RequireFree(folder.Path);
            folder.Hold();
            folder.Write(OptionsFile, record.ToBytes());
            folder.Begin(strategy, strategy.Generation);
            if (strategy.Generation > 0)
                folder.SaveCheckpoint();
            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Opens a folder that holds a run.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="warn">Told of what is odd, such as damaged checkpoints, in a sentence; null for nobody.</param>
    /// <exception cref="InvalidDataException">There is no such folder, or its options.json is missing or damaged.</exception>
    public static RunFolder Open(string path, Action<string>? warn = null)
    {
        return new RunFolder(path, RunFiles.ReadRecord(path), warn);
    }

    /// <summary>Makes the folder where there is none, and demands that it holds no run.</summary>
    /// <exception cref="ArgumentException">It holds a run, or cannot be made.</exception>
    public static void RequireFree(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        EvolutionStrategyOptions.Require(path.Length > 0, nameof(path), "''", "a folder without a run");
        foreach (string file in (string[])[OptionsFile, GenerationsFile, PolicyFile])
        {
            EvolutionStrategyOptions.Require(
                !File.Exists(System.IO.Path.Combine(path, file)), nameof(path), path,
                $"a folder without a run (this one holds {file})");
        }

        EvolutionStrategyOptions.Require(
            !Directory.Exists(CheckpointFolder.PathIn(path)), nameof(path), path,
            "a folder without a run (this one holds checkpoints)");
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception exception) when (
            exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // What the system says of the current folder does not name it.
            bool isHereGone = exception is FileNotFoundException && !System.IO.Path.IsPathRooted(path);
            string reason = isHereGone ? "the current folder is gone" : exception.Message;
            throw new ArgumentException(
                $"path {path} is not accepted; accepted: a folder that can be written ({reason})", exception);
        }
    }

    /// <summary>Writes a generation's line, and a checkpoint where one is due. Train does it by itself.</summary>
    /// <exception cref="InvalidOperationException">
    /// It is not the coming generation of the strategy that runs here.
    /// </exception>
    /// <exception cref="IOException">It cannot be written; earlier checkpoints are as they were.</exception>
    public void Record(GenerationReport report)
    {
        (EvolutionStrategy strategy, GenerationLog log) = Running();
        if (report.Generation != log.Count || strategy.Generation != log.Count + 1)
        {
            throw new InvalidOperationException(
                $"{Path} is told of generation {report.Generation} in place of {log.Count}");
        }

        EvaluationResult? evaluation = null;
        if (strategy.Generation % Options.EvaluateEvery == 0)
        {
            evaluation = strategy.Evaluate(EvaluationEpisodes, EvaluationSeed(Search.Seed));
            evaluations[report.Generation] = evaluation.Value;
            Best = BestMean.After(Best, strategy, evaluation.Value);
        }

        log.Append(LineOf(report, evaluation));
        bool isDue = Options.CheckpointEvery is { } every
            ? strategy.Generation % every == 0
            : Stopwatch.GetTimestamp() >= nextCheckpoint;
        if (isDue)
            SaveCheckpoint();
    }

    /// <summary>A generation as JSON, the way it stands in generations.jsonl.</summary>
    /// <param name="report">What became of it.</param>
    public string Line(GenerationReport report) =>
        JsonSerializer.Serialize(
            LineOf(report, evaluations.TryGetValue(report.Generation, out EvaluationResult evaluation) ? evaluation : null),
            GenerationJson.Default.GenerationLine);

    /// <summary>
    /// Saves a checkpoint and the policy as they are now, and what came of the run: the mean, evaluated over 100 fresh
    /// episodes. Train does it at its end.
    /// </summary>
    /// <exception cref="InvalidOperationException">No strategy runs here.</exception>
    /// <exception cref="IOException">It cannot be written; earlier checkpoints are as they were.</exception>
    public void Save()
    {
        (EvolutionStrategy strategy, _) = Running();
        if (savedGeneration != strategy.Generation)
            SaveCheckpoint();
        WriteMean(PolicyFile, strategy.Mean);
        if (Best is not null)
            WriteMean(BestFile, Best.Mean);
        Summary = RunSummary.Of(strategy, Elapsed, Best, UpdatesLeftOut);
        Write(RunFiles.Summary, JsonSerializer.SerializeToUtf8Bytes(Summary, SummaryJson.Default.RunSummary));
        Saved?.Invoke(Summary);
    }

    /// <summary>
    /// Lays the decays of sigma and of the learning rate out for another total of generations, in place of the one that the
    /// run was begun with: each ends at the same share of its first value, and the coming generations stand where a run of
    /// that length would be. What is done stays. To be called before a strategy is made of the folder.
    /// </summary>
    /// <param name="generations">The total to reach, 1 or more.</param>
    /// <exception cref="ArgumentException">The number is below 1.</exception>
    /// <exception cref="InvalidOperationException">A strategy runs in the folder.</exception>
    /// <exception cref="IOException">It cannot be written, or another process runs in it.</exception>
    public void LayOutAnew(int generations)
    {
        RequireOpen();
        EvolutionStrategyOptions.Require(generations >= 1, "generations", generations, "1 or more");
        Hold();
        RunRecord anew = record.LaidOutFor(generations);
        Write(OptionsFile, anew.ToBytes());
        record = anew;
        hold!.Dispose();
        hold = null;
    }

    /// <summary>Writes a further file beside the run's own: whole or, where it cannot be, not at all.</summary>
    /// <param name="name">Of the file.</param>
    /// <param name="content">All of it.</param>
    /// <exception cref="IOException">It cannot be written; what stood there before is as it was.</exception>
    public void Write(string name, byte[] content) => WholeFile.Write(FileNamed(name), content);

    /// <summary>Lets go of the folder. Nothing is saved by it; what is there may still be read.</summary>
    public void Dispose()
    {
        isDisposed = true;
        log?.Dispose();
        hold?.Dispose();
    }

    /// <summary>Demands the data that the run was begun with.</summary>
    /// <exception cref="ArgumentException">It is other data, or none.</exception>
    internal void RequireData(SharedData? data) => record.RequireData(data, FileNamed(OptionsFile));

    /// <summary>Demands that the run is of this strategy, and makes the folder ready to go on.</summary>
    /// <returns>The newest state that is whole; null where none was ever saved.</returns>
    internal SearchState? Attach(EvolutionStrategy strategy)
    {
        record.RequireSame(strategy.Task, strategy.Options, FileNamed(OptionsFile));
        if (record.LibraryVersion != RunRecord.CurrentLibraryVersion)
        {
            warn?.Invoke(
                $"{Path} was begun by version {record.LibraryVersion}; "
                + $"version {RunRecord.CurrentLibraryVersion} may go on with other bits");
        }

        Hold();
        SearchState? state = Begin(strategy, strategy.IsHeldElsewhere ? strategy.Generation : 0);
        EvolutionStrategyOptions.Require(
            state is not null || strategy.Generation == 0 || strategy.IsHeldElsewhere, "strategy's Generation", strategy.Generation,
            $"0, since {Path} has no checkpoint");
        return state;
    }

    /// <summary>Demands that this strategy is the one that runs here.</summary>
    internal void RequireRunOf(EvolutionStrategy strategy)
    {
        RequireOpen();
        if (this.strategy != strategy)
        {
            throw new InvalidOperationException(
                $"{Path} is not the folder of this strategy: create it with the strategy, or restore the strategy from it");
        }
    }

    private SearchState? Begin(EvolutionStrategy strategy, int done)
    {
        WholeFile.DeleteTemporaries(Path);
        checkpoints = new CheckpointFolder(Path, record);
        SearchState? state = checkpoints.Latest(warn, out BestMean? best);
        Best = best;
        goal = strategy.Goal;
        savedGeneration = state?.Generation ?? -1;
        log = new GenerationLog(FileNamed(GenerationsFile), Math.Max(state?.Generation ?? 0, done), LineLog.Open(Path, Options.Logs), warn);
        this.strategy = strategy;
        return state;
    }

    private GenerationLine LineOf(GenerationReport report, EvaluationResult? evaluation) =>
        GenerationLine.Of(report, (long)Search.Population * Search.Episodes, evaluation);

    private void SaveCheckpoint()
    {
        long started = Stopwatch.GetTimestamp();
        SearchState state = strategy!.Capture();
        log!.FlushToDisk();
        checkpoints!.Save(state, Best);
        savedGeneration = state.Generation;
        long ended = Stopwatch.GetTimestamp();
        long pause = TimeBetweenCheckpoints * (ended - started);
        if (strategy.IsHeldElsewhere)
            pause = Math.Max(pause, (long)(BetweenCheckpointsOfACluster.TotalSeconds * Stopwatch.Frequency));
        nextCheckpoint = ended + pause;
    }

    private (EvolutionStrategy Strategy, GenerationLog Log) Running()
    {
        RequireOpen();
        return strategy is not null && log is not null
            ? (strategy, log)
            : throw new InvalidOperationException($"no strategy runs in {Path}: restore one from it");
    }

    private void RequireOpen()
    {
        if (isDisposed)
            throw new ObjectDisposedException(null, $"{Path} was disposed of: open it again");
    }

    private void WriteMean(string name, float[] mean)
    {
        byte[] bytes = new byte[mean.Length * sizeof(float)];
        LittleEndian.Write(mean, bytes);
        Write(name, bytes);
    }

    // The system lets go of it when the process ends, in whatever way.
    private void Hold()
    {
        RequireOpen();
        if (hold is not null)
            throw new InvalidOperationException($"a strategy runs in {Path} already");
        try
        {
            hold = new FileStream(
                FileNamed(LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1,
                FileOptions.DeleteOnClose);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException(
                $"{Path} cannot be written, or another process runs in it: {exception.Message}", exception);
        }
    }

    private string FileNamed(string name) => System.IO.Path.Combine(Path, name);

    private static string FreePath(RunRecord record)
    {
        string time = DateTime.UtcNow.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        string name = string.Concat(record.Environment.Where(each => char.IsLetterOrDigit(each) || each is '-' or '.'));
        string path = System.IO.Path.Combine("runs", $"{name}-{record.Search.Seed}-{time}");
        string free = path;
        for (int number = 2; Directory.Exists(free); number++)
            free = $"{path}-{number}";
        return free;
    }
}
