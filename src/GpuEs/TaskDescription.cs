namespace GpuEs;

/// <summary>What a task is made of: enough to make it again in another process that has the same structs and data.</summary>
/// <param name="Subject">The environment or the objective.</param>
/// <param name="Perceptron">An environment's policy, where it is a built-in one.</param>
/// <param name="OwnPolicy">An environment's policy, where it is a struct of the user's own.</param>
/// <param name="Dimension">An objective's number of parameters; null for an environment.</param>
/// <param name="Data">What all episodes, or members, share; null where they read no data.</param>
internal sealed record TaskDescription(
    Type Subject, Policy? Perceptron, Type? OwnPolicy, int? Dimension, SharedData? Data = null)
{
    /// <summary>What of its structs the host alone can run, a sentence each.</summary>
    public IEnumerable<string> HostOnly => KernelCheck.Of(Subject).Concat(OwnPolicy is null ? [] : KernelCheck.Of(OwnPolicy));

    /// <summary>Makes the task.</summary>
    /// <exception cref="ArgumentException">
    /// The types are not of the kinds that they stand for, or have sizes that cannot be, or the data is not what they take.
    /// </exception>
    public SearchTask Create()
    {
        if (Perceptron is not null)
            return EpisodeTask.Create(PlayedWorld.Of(Subject), Perceptron, Data);
        return OwnPolicy is not null
            ? EpisodeTask.Create(PlayedWorld.Of(Subject), OwnPolicy, Data)
            : ObjectiveTask.Create(Subject, Dimension ?? 0, Data);
    }
}
