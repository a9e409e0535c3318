namespace GpuEs;

/// <summary>
/// An episode under way, the same in kernels and on the host: when it ends, and what it comes to. Whoever plays one lets an
/// actor act in its world, then steps it.
/// </summary>
internal struct Episode<TWorld>
    where TWorld : unmanaged, IWorld<TWorld>
{
    public TWorld World;

    private int steps;
    private Sum rewards;

    /// <summary>What it has come to, so far.</summary>
    public readonly EpisodeResult Result => new(rewards.Value, steps);

    /// <summary>Starts one.</summary>
    public static Episode<TWorld> Start<TData, TWorkspace>(
        ref EpisodeRandom random, in Surroundings<TData, TWorkspace> surroundings)
        where TData : struct, IData
        where TWorkspace : struct, IWorkspace<TWorkspace, float>
    {
        Episode<TWorld> episode = default;
        episode.World.Reset(ref random, surroundings);
        return episode;
    }

    /// <summary>Plays one until the task ends, the environment's step limit, or the cap.</summary>
    public static EpisodeResult Play<TActor, TData, TWorkspace>(
        EpisodeRandom random, TActor actor, in Surroundings<TData, TWorkspace> surroundings, int stepCap)
        where TActor : struct, IActor
        where TData : struct, IData
        where TWorkspace : struct, IWorkspace<TWorkspace, float>
    {
        Episode<TWorld> episode = Start(ref random, surroundings);
        int limit = Math.Min(stepCap, TWorld.StepLimit);

        // HasEnded, in two conditions: kernels would make a value of it, and branch on that once more in every step.
        while (episode.steps < limit && !episode.World.IsTerminated(surroundings))
        {
            episode.World.LetAct(actor, surroundings);
            episode.Step(surroundings);
        }

        return episode.Result;
    }

    /// <summary>Whether the task has ended or the environment's step limit is reached; maybe before the first step.</summary>
    public readonly bool HasEnded<TData, TWorkspace>(in Surroundings<TData, TWorkspace> surroundings)
        where TData : struct, IData
        where TWorkspace : struct, IWorkspace<TWorkspace, float> =>
        steps >= TWorld.StepLimit || World.IsTerminated(surroundings);

    /// <summary>Advances by a step with the action set before, and returns its reward.</summary>
    public float Step<TData, TWorkspace>(in Surroundings<TData, TWorkspace> surroundings)
        where TData : struct, IData
        where TWorkspace : struct, IWorkspace<TWorkspace, float>
    {
        float reward = World.Step(surroundings);
        rewards += reward;
        steps++;
        return reward;
    }
}
