namespace GpuEs;

/// <summary>One episode, the same code in kernels and on the host.</summary>
internal static class Episode
{
    /// <summary>Plays until the task ends, the environment's step limit, or the cap.</summary>
    public static EpisodeResult Play<TEnvironment, TActor>(EpisodeRandom random, TActor actor, int stepCap)
        where TEnvironment : unmanaged, IEnvironment<TEnvironment>
        where TActor : struct, IActor
    {
        TEnvironment environment = default;
        environment.Reset(ref random);
        Sum rewards = default;
        int steps = 0;
        int limit = Math.Min(stepCap, TEnvironment.StepLimit);
        while (steps < limit && !environment.IsTerminated)
        {
            actor.Act(ref environment);
            rewards += environment.Step();
            steps++;
        }

        return new EpisodeResult(rewards.Value, steps);
    }
}
