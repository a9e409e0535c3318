namespace GpuEs;

/// <summary>One episode, the same code in kernels and on the host.</summary>
internal static class Episode<TWorld>
    where TWorld : unmanaged, IWorld<TWorld>
{
    /// <summary>Plays until the task ends, the environment's step limit, or the cap.</summary>
    public static EpisodeResult Play<TActor, TData, TWorkspace>(
        EpisodeRandom random, TActor actor, in Surroundings<TData, TWorkspace> surroundings, int stepCap)
        where TActor : struct, IActor
        where TData : struct, IData
        where TWorkspace : struct, IWorkspace<TWorkspace, float>
    {
        TWorld world = default;
        world.Reset(ref random, surroundings);
        Sum rewards = default;
        int steps = 0;
        int limit = Math.Min(stepCap, TWorld.StepLimit);
        while (steps < limit && !world.IsTerminated(surroundings))
        {
            world.LetAct(actor, surroundings);
            rewards += world.Step(surroundings);
            steps++;
        }

        return new EpisodeResult(rewards.Value, steps);
    }
}
