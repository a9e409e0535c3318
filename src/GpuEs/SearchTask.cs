namespace GpuEs;

/// <summary>What is searched for: parameters that play an environment well, or that make an objective good.</summary>
internal abstract class SearchTask
{
    /// <summary>What a run's folder calls it: the name of a built-in task, else of the type.</summary>
    public virtual string Name => BuiltInTasks.NameOf(Description!.Subject);

    public abstract Goal Goal { get; }

    public abstract int ParameterCount { get; }

    /// <summary>The option or member that decides the number of parameters.</summary>
    public abstract string ParametersFrom { get; }

    /// <summary>Steps after which an episode is truncated; 0 where there are no episodes.</summary>
    public abstract int StepLimit { get; }

    /// <summary>The mean return that counts as solved.</summary>
    public abstract float SolvedReturn { get; }

    /// <summary>The value from which on, or up to which, it counts as solved; NaN where none is agreed on.</summary>
    public double SolvedValue => Description is { Dimension: { } dimension }
        ? BuiltInTasks.Find(Name)?.Preset(dimension).SolvedValue ?? double.NaN
        : StepLimit > 0 ? SolvedReturn : double.NaN;

    /// <summary>What an environment tells a policy; null where there is none.</summary>
    public virtual SpacesRecord? Spaces => null;

    /// <summary>What it is made of; null where it cannot be made again elsewhere. Then it has a name.</summary>
    public virtual TaskDescription? Description => null;

    /// <summary>What all its episodes, or members, share; null where they read no data.</summary>
    public SharedData? Data => Description?.Data;

    /// <summary>Floats that an episode has for itself; 0 for none.</summary>
    public virtual int WorkspaceSize => 0;

    /// <summary>Why devices do not evaluate it, and the host does; null where they do.</summary>
    public virtual string? DeviceObstacle => null;

    /// <summary>Writes the parameters that a run of this seed starts from.</summary>
    public abstract void Initialise(ulong seed, Span<float> mean);

    /// <summary>The policy with its parameters, for use without a device.</summary>
    /// <exception cref="ArgumentException">There is no built-in policy, or there are not P parameters.</exception>
    public virtual TrainedPolicy Trained(ReadOnlySpan<float> parameters) => throw new ArgumentException(
        "a task without a policy is not accepted; accepted: an environment with a built-in policy");

    /// <summary>What evaluates members that are in a device's memory.</summary>
    public abstract DeviceEvaluation CreateOn(ComputeDevice device);

    /// <summary>What perturbs and evaluates members on a device.</summary>
    public virtual DevicePopulation CreatePopulation<TNoise>(
        ComputeDevice device, DeviceNoise<TNoise> noise, EvolutionStrategyOptions options)
        where TNoise : struct, INoise => CreatePortable(device, noise, options, "there are no episodes");

    /// <summary>What evaluates a member on the host.</summary>
    public abstract HostEvaluation CreateOnHost();

    /// <summary>Why the host does not play members side by side, a member a lane; null if it does.</summary>
    public virtual string? LaneObstacle(RolloutPath path, int membersEach) => "there are no episodes";

    /// <summary>What plays members side by side, where there is no obstacle.</summary>
    public virtual LaneEvaluation CreateLanesOnHost(int membersEach) => throw new NotSupportedException("there are no episodes");

    /// <summary>Plays an episode on the host and keeps all of it.</summary>
    /// <exception cref="InvalidOperationException">There are no episodes.</exception>
    public virtual EpisodeRecording Record(ReadOnlySpan<float> parameters, EpisodeRandom random) =>
        throw new InvalidOperationException("there are no episodes to record: the task is not an environment");

    protected static void RequireGoal(string name, Goal goal) => EvolutionStrategyOptions.Require(
        Enum.IsDefined(goal), name, goal, string.Join(", ", Enum.GetNames<Goal>()));

    protected DevicePopulation CreatePortable<TNoise>(
        ComputeDevice device, DeviceNoise<TNoise> noise, EvolutionStrategyOptions options, string reason)
        where TNoise : struct, INoise =>
        CreateFromMemory(device, CreateOn(device), noise, options, $"portable, a thread per episode: {reason}");

    protected DevicePopulation CreateFromMemory<TNoise>(
        ComputeDevice device, DeviceEvaluation evaluation, DeviceNoise<TNoise> noise, EvolutionStrategyOptions options,
        string path)
        where TNoise : struct, INoise =>
        new MemoryPopulation<TNoise>(device, evaluation, new(device, noise, options, ParameterCount), options, Data, WorkspaceSize, path);
}
