namespace GpuEs;

/// <summary>Plays episodes on the host with random actions, uniform in their range, and writes down their steps.</summary>
internal static class TransitionRecorder<TEnvironment, TWorld>
    where TEnvironment : unmanaged, ISizes
    where TWorld : unmanaged, IWorld<TWorld>
{
    private const int MostEmptyEpisodes = 1000;

    public static void Play(Transitions<TEnvironment> transitions, SharedData? data, int count, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(transitions);
        EnvironmentSizes.RequireWorld<TWorld>();
        DataNeed.Require(TWorld.Environment, TWorld.DataLength, data);
        var surroundings = new Surroundings<HostData, ArrayWorkspace>(
            data?.OnHost ?? default, new(new float[TWorld.WorkspaceSize]));
        int most = Transitions<TEnvironment>.MostSteps - transitions.Count;
        EvolutionStrategyOptions.Require(count >= 1 && count <= most, "count", count, $"1 to {most}");
        float[] observation = new float[TWorld.ObservationSize], next = new float[observation.Length];
        float[] action = new float[TWorld.ActionSize];
        uint episodes = 0;
        int emptyEpisodes = 0;
        while (count > 0)
        {
            var random = new EpisodeRandom(seed, 0, episodes++, RandomDomain.Transition);
            Episode<TWorld> episode = Episode<TWorld>.Start(ref random, surroundings);
            emptyEpisodes = episode.HasEnded(surroundings) ? emptyEpisodes + 1 : 0;
            if (emptyEpisodes == MostEmptyEpisodes)
            {
                throw new InvalidOperationException(
                    $"{TWorld.Environment.Name} ended before its first step {MostEmptyEpisodes} times in a row");
            }

            Observe(episode.World, surroundings, observation);
            for (; count > 0 && !episode.HasEnded(surroundings); count--)
            {
                Draw(ref random, action);
                for (int index = 0; index < action.Length; index++)
                    episode.World.Act(index, action[index], surroundings);
                float reward = episode.Step(surroundings);
                Observe(episode.World, surroundings, next);
                transitions.Add(observation, action, next, reward);
                next.CopyTo(observation, 0);
            }
        }
    }

    private static void Observe(
        in TWorld world, in Surroundings<HostData, ArrayWorkspace> surroundings, Span<float> observation)
    {
        for (int index = 0; index < observation.Length; index++)
            observation[index] = world.Observe(index, surroundings);
    }

    private static void Draw(ref EpisodeRandom random, Span<float> action)
    {
        for (int index = 0; index < action.Length; index++)
        {
            action[index] = TWorld.ActionChoices == 0
                ? random.NextUniform(-TWorld.ActionLimit, TWorld.ActionLimit)
                : (int)(float)(random.NextUniform() * TWorld.ActionChoices);
        }
    }
}
