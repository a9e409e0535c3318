using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace GpuEs;

/// <summary>
/// Evolution strategies (Salimans et al. 2017, algorithm 1, with mirrored sampling). A generation is one straight
/// line on the device: noise, perturbation, rollout, ranks, gradient, optimizer. The gradient is
/// g = 1/(N sigma) * sum over pairs k of (w_2k - w_2k+1) eps_k, less decay * mean, and the optimizer ascends it.
/// Equal seeds give equal bits, on any device, in chunks of any size, and on several devices that share the members of
/// every generation, <c>[host, gpu]</c>. One thread at a time: a call while another thread's is under way, all of Train
/// being one, throws InvalidOperationException. Train's callbacks come on the thread that trains, between generations, and
/// may call anything. The properties that tell of progress, and Record, may be read at any time. Strategies on one device
/// may be used by as many threads as there are strategies.
/// </summary>
public sealed class EvolutionStrategy : IDisposable
{
    // Asking takes memory of its own for so many members at most, however many are asked for.
    private const int MembersReadAtATime = 64;

    private readonly Generation stages;
    private readonly Entrance entrance;
    private readonly bool isExternal;

    internal EvolutionStrategy(
        Generation stages, SearchTask task, EvolutionStrategyOptions options, string place, bool isExternal = false,
        params IReadOnlyList<ComputeDevice> devices)
    {
        entrance = new Entrance(nameof(EvolutionStrategy), devices);
        Place = place;
        this.stages = stages;
        Task = task;
        this.isExternal = isExternal;
        Options = options;
    }

    /// <summary>The options it was made with.</summary>
    public EvolutionStrategyOptions Options { get; }

    /// <summary>The next generation's number, from 0.</summary>
    public int Generation { get; private set; }

    /// <summary>Environment steps taken so far.</summary>
    public long EnvironmentSteps { get; private set; }

    /// <summary>The best member's fitness of all generations so far; NaN where none was finite.</summary>
    public float BestFitness { get; private set; } = float.NaN;

    /// <summary>Number of parameters P.</summary>
    public int ParameterCount => Task.ParameterCount;

    /// <summary>Whether fitness is made large (returns) or small (most objectives).</summary>
    public Goal Goal => Task.Goal;

    /// <summary>The mean return from which on the environment counts as solved; +infinity where none is agreed on.</summary>
    public float SolvedReturn => Task.SolvedReturn;

    /// <summary>
    /// Which code plays the episodes, and why: host, fused kernels, or portable ones. Of devices that share the run, that
    /// of each, and how many members it has evaluated so far.
    /// </summary>
    public string Path => stages.Path;

    /// <summary>
    /// Where warnings (fitness or an update that is not finite) and, at level Debug, a line per generation go; nowhere by default.
    /// On the host it is told at once of what kernels could not run (<see cref="KernelCheck"/>).
    /// <c>strategy.Logger = loggerFactory.CreateLogger&lt;EvolutionStrategy&gt;()</c>.
    /// </summary>
    public ILogger Logger
    {
        get;
        set
        {
            field = value ?? throw new ArgumentNullException(nameof(value));
            if (!entrance.HasHost || Task.Description is not { } description)
                return;
            foreach (string finding in description.HostOnly)
                StrategyLog.HostOnly(value, finding);
        }
    } = NullLogger.Instance;

    /// <summary>[P] The mean: the parameter vector that is searched with, and the policy that is learned. A copy.</summary>
    public float[] Mean
    {
        get
        {
            using Lock.Scope call = entrance.Enter();
            float[] mean = new float[ParameterCount];
            stages.ReadMean(mean);
            return mean;
        }
    }

    /// <summary>What is searched for.</summary>
    internal SearchTask Task { get; }

    /// <summary>The memory that it takes; null where others hold it.</summary>
    internal MemoryNeed? Need { get; private init; }

    /// <summary>What to ask for the devices or the cluster by.</summary>
    internal string Place { get; }

    /// <summary>Whether fitness comes by <see cref="Tell"/>.</summary>
    internal bool IsExternal => isExternal;

    /// <summary>Whether others hold the run and its state.</summary>
    internal bool IsHeldElsewhere => stages.IsHeldElsewhere;

    /// <summary>Trains a built-in policy in an environment.</summary>
    /// <typeparam name="TEnvironment">What is played.</typeparam>
    /// <param name="devices">Where it runs; several share the members.</param>
    /// <param name="policy">Layers, activation and head.</param>
    /// <param name="options">How to search; checked here.</param>
    /// <param name="data">What all episodes share, where the environment reads data.</param>
    /// <exception cref="ArgumentException">An option is outside its range, or the data is not what it reads.</exception>
    /// <exception cref="InsufficientMemoryException">There is too little memory; the message says what to lower.</exception>
    public static EvolutionStrategy ForEnvironment<TEnvironment>(
        DeviceGroup devices, Policy policy, EvolutionStrategyOptions options, SharedData? data = null)
        where TEnvironment : unmanaged, IPlayable =>
        For(devices, EpisodeTask.Create<TEnvironment>(policy, data), options);

    /// <summary>Trains a policy of one's own in an environment.</summary>
    /// <typeparam name="TEnvironment">What is played.</typeparam>
    /// <typeparam name="TPolicy">What plays it; runs on the portable path.</typeparam>
    /// <param name="devices">Where it runs; several share the members.</param>
    /// <param name="options">How to search; checked here.</param>
    /// <param name="data">What all episodes share, where the environment reads data.</param>
    /// <exception cref="ArgumentException">An option is outside its range, or the data is not what it reads.</exception>
    /// <exception cref="InsufficientMemoryException">There is too little memory; the message says what to lower.</exception>
    public static EvolutionStrategy ForEnvironment<TEnvironment, TPolicy>(
        DeviceGroup devices, EvolutionStrategyOptions options, SharedData? data = null)
        where TEnvironment : unmanaged, IPlayable
        where TPolicy : unmanaged, IPolicy<TPolicy> =>
        For(devices, EpisodeTask.Create<TEnvironment, TPolicy>(data), options);

    /// <summary>Optimises an objective.</summary>
    /// <typeparam name="TObjective">The function; it says whether its value is made large or small.</typeparam>
    /// <param name="devices">Where it runs; several share the members.</param>
    /// <param name="dimension">Number of parameters P, 1 to 2^27.</param>
    /// <param name="options">How to search; checked here. Episodes is 1.</param>
    /// <param name="data">What all members share, where the objective reads data.</param>
    /// <exception cref="ArgumentException">An option is outside its range, or the data is not what it reads.</exception>
    /// <exception cref="InsufficientMemoryException">There is too little memory; the message says what to lower.</exception>
    public static EvolutionStrategy ForObjective<TObjective>(
        DeviceGroup devices, int dimension, EvolutionStrategyOptions options, SharedData? data = null)
        where TObjective : unmanaged, IOptimisable =>
        For(devices, ObjectiveTask.Create<TObjective>(dimension, data), options);

    /// <summary>Searches with fitness that is computed elsewhere, through <see cref="Ask"/> and <see cref="Tell"/>.</summary>
    /// <param name="devices">Where the stages run; with several, on the first one.</param>
    /// <param name="start">The first mean, finite; its length is the number of parameters.</param>
    /// <param name="goal">Whether fitness is made large or small.</param>
    /// <param name="options">How to search; Episodes is 1.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    /// <exception cref="InsufficientMemoryException">There is too little memory; the message says what to lower.</exception>
    public static EvolutionStrategy ForParameters(
        DeviceGroup devices, ReadOnlySpan<float> start, Goal goal, EvolutionStrategyOptions options)
    {
        return For(devices, new ExternalTask(start.ToArray(), goal), options, isExternal: true);
    }

    /// <summary>Goes on with the run of a built-in task from where its folder has it.</summary>
    /// <exception cref="ArgumentException">The run is of a task or a policy of one's own.</exception>
    /// <exception cref="InvalidDataException">No checkpoint is whole, or they are of another run.</exception>
    /// <exception cref="IOException">The folder cannot be written, or another process runs in it.</exception>
    public static EvolutionStrategy Resume(DeviceGroup devices, RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        NamedTask task = BuiltInTasks.Find(folder.Environment) ?? throw new ArgumentException(
            $"{folder.Environment} of {folder.Path} is not accepted; accepted: built-in tasks, or Resume with the types");
        return Restored(task.Create(devices, folder.Policy, folder.Dimension ?? 0, folder.Search), folder);
    }

    /// <summary>Goes on with a run in an environment of one's own, with a built-in policy, from where its folder has it.</summary>
    /// <param name="devices">Where it runs.</param>
    /// <param name="folder">The run's, which holds its data's hash and not the data.</param>
    /// <param name="data">The data that the run was begun with; null where it reads none.</param>
    /// <exception cref="ArgumentException">
    /// The run is of another environment, of other data, or of a policy of one's own.
    /// </exception>
    /// <exception cref="InvalidDataException">No checkpoint is whole, or they are of another run.</exception>
    /// <exception cref="IOException">The folder cannot be written, or another process runs in it.</exception>
    public static EvolutionStrategy Resume<TEnvironment>(DeviceGroup devices, RunFolder folder, SharedData? data = null)
        where TEnvironment : unmanaged, IPlayable
    {
        ArgumentNullException.ThrowIfNull(folder);
        return Restored(ForEnvironment<TEnvironment>(devices, BuiltInPolicyOf(folder), folder.Search, data), folder);
    }

    /// <summary>Goes on with a run with a policy of one's own from where its folder has it.</summary>
    /// <param name="devices">Where it runs.</param>
    /// <param name="folder">The run's, which holds its data's hash and not the data.</param>
    /// <param name="data">The data that the run was begun with; null where it reads none.</param>
    /// <exception cref="ArgumentException">The run is of another environment or policy, or of other data.</exception>
    /// <exception cref="InvalidDataException">No checkpoint is whole, or they are of another run.</exception>
    /// <exception cref="IOException">The folder cannot be written, or another process runs in it.</exception>
    public static EvolutionStrategy Resume<TEnvironment, TPolicy>(DeviceGroup devices, RunFolder folder, SharedData? data = null)
        where TEnvironment : unmanaged, IPlayable
        where TPolicy : unmanaged, IPolicy<TPolicy>
    {
        ArgumentNullException.ThrowIfNull(folder);
        return Restored(ForEnvironment<TEnvironment, TPolicy>(devices, folder.Search, data), folder);
    }

    /// <summary>One generation.</summary>
    /// <returns>What became of it; the only thing that leaves the device.</returns>
    /// <exception cref="InvalidOperationException">
    /// The fitness comes by <see cref="Tell"/>, or one of several devices failed; the message names it, the mean stays as
    /// it was, and the generation may be tried again.
    /// </exception>
    public GenerationReport Step()
    {
        if (isExternal)
            throw new InvalidOperationException("this strategy's fitness is computed elsewhere: call Ask and Tell in place of Step");
        using Lock.Scope call = entrance.Enter();
        long started = Stopwatch.GetTimestamp();
        stages.Begin();
        for (int first = 0; first < Options.Population; first += stages.ChunkMembers)
            stages.Evaluate(Generation, ChunkFrom(first));
        return Told(Conclude(started), episodes: Task.StepLimit > 0 ? (long)Options.Population * Options.Episodes : 0);
    }

    /// <summary>
    /// Writes the parameters of some members of the coming generation, one member after the other.
    /// </summary>
    /// <param name="members">Which; with mirrored pairs, members 2k and 2k + 1 are mean + and - sigma eps_k.</param>
    /// <param name="destination">[members.Count x P].</param>
    /// <exception cref="ArgumentException">The range or the destination's length is off.</exception>
    public void Ask(MemberRange members, Span<float> destination)
    {
        EvolutionStrategyOptions.Require(
            Options.Holds(members), "members", members, $"ranges within 0 to {Options.Population - 1}");
        EvolutionStrategyOptions.Require(
            destination.Length == (long)members.Count * ParameterCount, "destination's length", destination.Length,
            $"{(long)members.Count * ParameterCount}");
        using Lock.Scope call = entrance.Enter();
        int end = members.First + members.Count;
        for (int first = members.First; first < end; first += MembersReadAtATime)
        {
            var part = new MemberRange(first, Math.Min(MembersReadAtATime, end - first));
            Span<float> parameters = destination[((first - members.First) * ParameterCount)..];
            stages.ReadMembers(Generation, part, parameters[..(part.Count * ParameterCount)]);
        }
    }

    /// <summary>Takes the fitness of all members and finishes the generation: ranks, gradient, optimizer.</summary>
    /// <param name="fitness">[N]; NaN and infinities rank worst.</param>
    /// <returns>What became of the generation; without environment steps.</returns>
    /// <exception cref="ArgumentException">There are not N values, or Episodes is not 1.</exception>
    public GenerationReport Tell(ReadOnlySpan<float> fitness)
    {
        EvolutionStrategyOptions.Require(
            fitness.Length == Options.Population, "fitness's length", fitness.Length, $"{Options.Population}, the population");
        EvolutionStrategyOptions.Require(Options.Episodes == 1, "Episodes", Options.Episodes, "1 where fitness comes by Tell");
        using Lock.Scope call = entrance.Enter();
        long started = Stopwatch.GetTimestamp();
        stages.WriteReturns(fitness);
        return Told(Conclude(started), episodes: 0);
    }

    /// <summary>Generation after generation, until enough.</summary>
    /// <param name="generations">The number of generations to reach in all, 0 or more.</param>
    /// <param name="until">Asked after each generation whether that was the last; null for never.</param>
    /// <param name="progress">
    /// Told of each generation, on this thread. <see cref="Progress{T}"/> passes reports on to other threads, where the
    /// strategy is not to be called.
    /// </param>
    /// <param name="folder">
    /// The folder of this strategy's run, which gets a line per generation, checkpoints, and the policy at the end; null
    /// for none. Its options may end training earlier: <see cref="RunFolder.Ending"/> says so.
    /// </param>
    /// <param name="cancellationToken">Ends training after the generation under way.</param>
    /// <returns>The last report; default where no generation was left to do.</returns>
    /// <remarks>What <paramref name="until"/> or <paramref name="progress"/> throws ends training, once all is saved.</remarks>
    /// <exception cref="IOException">The folder cannot be written; its last checkpoint is as it was.</exception>
    /// <exception cref="ArgumentException">The number of generations is below 0.</exception>
    /// <exception cref="InvalidOperationException">As <see cref="Step"/> throws it.</exception>
    public GenerationReport Train(
        int generations, Func<GenerationReport, bool>? until = null, IProgress<GenerationReport>? progress = null,
        RunFolder? folder = null, CancellationToken cancellationToken = default)
    {
        EvolutionStrategyOptions.Require(generations >= 0, "generations", generations, "0 or more");
        folder?.RequireRunOf(this);
        using Lock.Scope call = entrance.Enter();
        GenerationReport report = default;
        while (Generation < generations && folder?.Ending is null && !cancellationToken.IsCancellationRequested)
        {
            report = Step();
            folder?.Record(report);
            if (IsLast(report, until, progress, folder))
                break;
        }

        folder?.Save();
        return report;
    }

    /// <summary>Evaluates the mean, without perturbation, over fresh episodes; an objective gives its value.</summary>
    /// <param name="episodes">Episodes to play, 1 to 2^20.</param>
    /// <param name="seed">The seed of their starts; no seed gives a start that training plays.</param>
    /// <exception cref="ArgumentException">The number of episodes is off.</exception>
    public EvaluationResult Evaluate(int episodes = 100, ulong seed = 0)
    {
        using Lock.Scope call = entrance.Enter();
        return Evaluate(Mean, episodes, seed);
    }

    /// <summary>Evaluates parameters of one's own in the place of the mean, which stays as it is.</summary>
    /// <param name="parameters">[P].</param>
    /// <param name="episodes">Episodes to play, 1 to 2^20.</param>
    /// <param name="seed">The seed of their starts.</param>
    /// <exception cref="ArgumentException">There are not P parameters, or the number of episodes is off.</exception>
    public EvaluationResult Evaluate(ReadOnlySpan<float> parameters, int episodes = 100, ulong seed = 0)
    {
        EvolutionStrategyOptions.Require(
            parameters.Length == ParameterCount, "parameters' length", parameters.Length, $"{ParameterCount}");
        EvolutionStrategyOptions.Require(episodes is >= 1 and <= 1 << 20, "episodes", episodes, "1 to 1048576");
        using Lock.Scope call = entrance.Enter();
        int instances = Task.StepLimit > 0 ? episodes : 1;
        float[] returns = new float[instances];
        int[] steps = new int[instances];
        var plan = new EpisodeOptions(1, instances, seed, Domain: RandomDomain.Evaluation);
        stages.EvaluateVectors(parameters, plan, generation: 0, returns, steps);
        return EvaluationResult.Of(returns, steps);
    }

    /// <summary>
    /// Plays one of the episodes that <see cref="Evaluate(ReadOnlySpan{float}, int, ulong)"/> plays with this seed, on the
    /// host, and keeps every step: the bits that any device plays. May be called while another thread trains.
    /// </summary>
    /// <param name="parameters">[P].</param>
    /// <param name="episode">Which of them, from 0.</param>
    /// <param name="seed">The seed of their starts.</param>
    /// <exception cref="ArgumentException">There are not P parameters, or the episode is below 0.</exception>
    /// <exception cref="InvalidOperationException">The task has no episodes.</exception>
    public EpisodeRecording Record(ReadOnlySpan<float> parameters, int episode = 0, ulong seed = 0)
    {
        EvolutionStrategyOptions.Require(
            parameters.Length == ParameterCount, "parameters' length", parameters.Length, $"{ParameterCount}");
        EvolutionStrategyOptions.Require(episode >= 0, "episode", episode, "0 or more");
        return Task.Record(parameters, new EpisodeRandom(seed, 0, (uint)episode, RandomDomain.Evaluation));
    }

    /// <summary>Copies all that the coming generations depend on.</summary>
    public SearchState Capture()
    {
        using Lock.Scope call = entrance.Enter();
        float[] mean = new float[ParameterCount], first = new float[ParameterCount], second = new float[ParameterCount];
        int stepCap = stages.ReadState(mean, first, second);
        return new SearchState
        {
            Generation = Generation,
            Mean = mean,
            FirstMoment = first,
            SecondMoment = second,
            StepCap = stepCap,
            EnvironmentSteps = EnvironmentSteps,
            BestFitness = BestFitness,
        };
    }

    /// <summary>Goes on from a state that <see cref="Capture"/> took of a strategy with the same task and options.</summary>
    /// <param name="state">Copied; of P parameters.</param>
    /// <exception cref="ArgumentException">The state is of another number of parameters, or was never one.</exception>
    public void Restore(SearchState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        EvolutionStrategyOptions.Require(state.Generation >= 0, "state's Generation", state.Generation, "0 or more");
        RequireLength(state.Mean, "Mean");
        RequireLength(state.FirstMoment, "FirstMoment");
        RequireLength(state.SecondMoment, "SecondMoment");
        EvolutionStrategyOptions.Require(state.StepCap >= 1, "state's StepCap", state.StepCap, "1 or more");
        using Lock.Scope call = entrance.Enter();
        stages.WriteState(state);
        Adopt(state.Generation, state.EnvironmentSteps, state.BestFitness);
    }

    /// <summary>
    /// Goes on from where the folder of a run with the same task and options has it: from the newest checkpoint that is
    /// whole, or from the start where none was saved yet.
    /// </summary>
    /// <exception cref="ArgumentException">The run is of another task or has other options.</exception>
    /// <exception cref="InvalidDataException">No checkpoint is whole, or they are of another run.</exception>
    /// <exception cref="IOException">The folder cannot be written, or another process runs in it.</exception>
    public void Restore(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        using Lock.Scope call = entrance.Enter();
        // What workers hold of the same run may be farther than the newest checkpoint.
        if (folder.Attach(this) is { } state && !(IsHeldElsewhere && Generation > state.Generation))
            Restore(state);
    }

    /// <summary>
    /// Frees what it holds on the device; the device stays open. A generation that another thread is at is waited for, and
    /// is its last: not to be called by what a callback of Train waits for.
    /// </summary>
    public void Dispose() => entrance.Close(stages.Dispose);

    internal static EvolutionStrategy For(
        DeviceGroup devices, SearchTask task, EvolutionStrategyOptions options, bool isExternal = false)
    {
        ArgumentNullException.ThrowIfNull(devices);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate(task);
        MemoryNeed need = SearchMemory.Of(devices, task, options);
        return need.Guard(() =>
        {
            float[] mean = new float[task.ParameterCount];
            task.Initialise(options.Seed, mean);
            GpuEs.Generation stages = GpuEs.Generation.Create(devices, task, options);
            string place = string.Join(',', devices.Select(device => device.Description.Specification));
            var strategy = new EvolutionStrategy(stages, task, options, place, isExternal, devices) { Need = need };
            stages.WriteMean(mean);
            return strategy;
        });
    }

    /// <summary>Goes on counting from what others have done of the run.</summary>
    internal void Adopt(int generation, long environmentSteps, float bestFitness)
    {
        Generation = generation;
        EnvironmentSteps = environmentSteps;
        BestFitness = bestFitness;
    }

    /// <summary>Evaluates some members of the coming generation, whole directions, and leaves the rest as it is.</summary>
    internal void Evaluate(MemberRange members, Span<float> returns, Span<int> steps)
    {
        using Lock.Scope call = entrance.Enter();
        stages.Begin();
        int end = members.First + members.Count;
        for (int first = members.First; first < end; first += stages.ChunkMembers)
            stages.Evaluate(Generation, new MemberRange(first, Math.Min(stages.ChunkMembers, end - first)));
        stages.ReadEpisodes(members, returns, steps);
    }

    /// <summary>Finishes the generation with the episodes of all members, whoever played them.</summary>
    internal GenerationMeasures Conclude(ReadOnlySpan<float> returns, ReadOnlySpan<int> steps)
    {
        using Lock.Scope call = entrance.Enter();
        stages.Begin();
        stages.WriteEpisodes(new MemberRange(0, Options.Population), returns, steps);
        return Conclude();
    }

    private static Policy BuiltInPolicyOf(RunFolder folder) => folder.Policy ?? throw new ArgumentException(
        $"{folder.Path} is not accepted; accepted: the folder of a built-in policy, or Resume with the policy's type");

    private static EvolutionStrategy Restored(EvolutionStrategy strategy, RunFolder folder)
    {
        try
        {
            strategy.Restore(folder);
            return strategy;
        }
        catch
        {
            strategy.Dispose();
            throw;
        }
    }

    private static bool IsLast(
        GenerationReport report, Func<GenerationReport, bool>? until, IProgress<GenerationReport>? progress, RunFolder? folder)
    {
        try
        {
            progress?.Report(report);
            return until is not null && until(report);
        }
        catch
        {
            folder?.Save();
            throw;
        }
    }

    private GenerationReport Conclude(long started)
    {
        GenerationMeasures measures = Conclude();
        ReturnSummary summary = measures.Returns;
        float worst = Goal == Goal.Maximise ? summary.Smallest : summary.Largest;
        float deviation = summary.Deviation;
        return new GenerationReport(
            Generation - 1, Known(summary.Mean), Known(deviation), Known(BestOf(summary)), Known(worst),
            summary.NonFiniteCount, measures.Update, summary.Steps, measures.GradientLength,
            measures.UpdateRatio, Stopwatch.GetElapsedTime(started), measures.Times);

        float Known(float value) => summary.Count > 0 ? value : float.NaN;
    }

    private GenerationMeasures Conclude()
    {
        stages.Shape();
        stages.EstimateGradient(Generation);
        stages.UpdateMean(Generation);
        GenerationMeasures measures = stages.Report();
        float best = BestOf(measures.Returns);
        if (measures.Returns.Count > 0 && !(Goal == Goal.Maximise ? best <= BestFitness : best >= BestFitness))
            BestFitness = best;
        EnvironmentSteps += measures.Returns.Steps;
        Generation++;
        return measures;
    }

    private GenerationReport Told(in GenerationReport report, long episodes)
    {
        GpuEsTelemetry.Record(report, episodes);
        StrategyLog.Generation(Logger, report, Options.Population);
        return report;
    }

    private float BestOf(in ReturnSummary summary) => Goal == Goal.Maximise ? summary.Largest : summary.Smallest;

    private void RequireLength(float[] values, string name) => EvolutionStrategyOptions.Require(
        values is not null && values.Length == ParameterCount, $"state's {name}'s length", values?.Length ?? 0,
        $"{ParameterCount}");

    private MemberRange ChunkFrom(int first) => new(first, Math.Min(stages.ChunkMembers, Options.Population - first));
}
