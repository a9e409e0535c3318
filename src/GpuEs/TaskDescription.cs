namespace GpuEs;

/// <summary>What a task is made of: enough to make it again in another process that has the same structs.</summary>
/// <param name="Subject">The environment or the objective.</param>
/// <param name="Perceptron">An environment's policy, where it is a built-in one.</param>
/// <param name="OwnPolicy">An environment's policy, where it is a struct of the user's own.</param>
/// <param name="Dimension">An objective's number of parameters; null for an environment.</param>
internal sealed record TaskDescription(Type Subject, Policy? Perceptron, Type? OwnPolicy, int? Dimension)
{
    /// <summary>Makes the task.</summary>
    /// <exception cref="ArgumentException">
    /// The types are not of the kinds that they stand for, or have sizes that cannot be.
    /// </exception>
    public SearchTask Create()
    {
        if (Perceptron is not null)
            return EpisodeTask.Create(World, Perceptron);
        if (OwnPolicy is not null)
            return ClosedType.Create<SearchTask>(typeof(EpisodeTask<,>), [World, OwnPolicy], [null]);
        return ClosedType.Create<SearchTask>(typeof(ObjectiveTask<>), [Subject], Dimension ?? 0);
    }

    private Type World => typeof(PlainWorld<>).MakeGenericType(Subject);
}
