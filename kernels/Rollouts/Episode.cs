namespace GpuEs;

/// <summary>One episode, the same code in kernels and on the host.</summary>
internal static class Episode
{
    /// <summary>Plays until the task ends, the environment's step limit, or the cap.</summary>
    public static EpisodeResult Play<TWorld, TActor, TData>(
        EpisodeRandom random, TActor actor, in TData data, int stepCap)
        where TWorld : unmanaged, IWorld<TWorld>
        where TActor : struct, IActor
        where TData : struct, IData
    {
        TWorld world = default;
        world.Reset(ref random, data);
        Sum rewards = default;
        int steps = 0;
        int limit = Math.Min(stepCap, TWorld.StepLimit);
        while (steps < limit && !world.IsTerminated)
        {
            world.LetAct(actor, data);
            rewards += world.Step(data);
            steps++;
        }

        return new EpisodeResult(rewards.Value, steps);
    }
}
