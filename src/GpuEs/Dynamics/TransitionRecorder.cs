namespace GpuEs;

/// <summary>Plays episodes on the host with random actions, uniform in their range, and writes down their steps.</summary>
internal static class TransitionRecorder
{
    private const int MostEmptyEpisodes = 1000;

    public static void Play<TEnvironment, TWorld, TData>(
        Transitions<TEnvironment> transitions, in TData data, int count, ulong seed)
        where TEnvironment : unmanaged, ISizes
        where TWorld : unmanaged, IWorld<TWorld>
        where TData : struct, IData
    {
        ArgumentNullException.ThrowIfNull(transitions);
        int most = Transitions<TEnvironment>.MostSteps - transitions.Count;
        EvolutionStrategyOptions.Require(count >= 1 && count <= most, "count", count, $"1 to {most}");
        float[] observation = new float[TWorld.ObservationSize], next = new float[observation.Length];
        float[] action = new float[TWorld.ActionSize];
        uint episode = 0;
        int emptyEpisodes = 0;
        while (count > 0)
        {
            TWorld world = default;
            var random = new EpisodeRandom(seed, 0, episode++, RandomDomain.Transition);
            world.Reset(ref random, data);
            emptyEpisodes = world.IsTerminated ? emptyEpisodes + 1 : 0;
            if (emptyEpisodes == MostEmptyEpisodes)
            {
                throw new InvalidOperationException(
                    $"{TWorld.Environment.Name} ended before its first step {MostEmptyEpisodes} times in a row");
            }

            Observe(world, data, observation);
            for (int step = 0; step < TWorld.StepLimit && !world.IsTerminated && count > 0; step++, count--)
            {
                Draw<TWorld>(ref random, action);
                for (int index = 0; index < action.Length; index++)
                    world.Act(index, action[index]);
                float reward = world.Step(data);
                Observe(world, data, next);
                transitions.Add(observation, action, next, reward);
                next.CopyTo(observation, 0);
            }
        }
    }

    private static void Observe<TWorld, TData>(in TWorld world, in TData data, Span<float> observation)
        where TWorld : unmanaged, IWorld<TWorld>
        where TData : struct, IData
    {
        for (int index = 0; index < observation.Length; index++)
            observation[index] = world.Observe(index, data);
    }

    private static void Draw<TSizes>(ref EpisodeRandom random, Span<float> action)
        where TSizes : struct, ISizes
    {
        for (int index = 0; index < action.Length; index++)
        {
            action[index] = TSizes.ActionChoices == 0
                ? random.NextUniform(-TSizes.ActionLimit, TSizes.ActionLimit)
                : (int)(float)(random.NextUniform() * TSizes.ActionChoices);
        }
    }
}
