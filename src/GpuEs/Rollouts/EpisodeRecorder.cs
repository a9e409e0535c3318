namespace GpuEs;

/// <summary>Plays an episode as <see cref="Episode{TWorld}"/> does, and keeps all of it.</summary>
internal static class EpisodeRecorder<TWorld>
    where TWorld : unmanaged, IWorld<TWorld>
{
    public static unsafe EpisodeRecording Play<TActor, TData, TWorkspace>(
        EpisodeRandom random, TActor actor, Surroundings<TData, TWorkspace> surroundings)
        where TActor : struct, IActor
        where TData : struct, IData
        where TWorkspace : struct, IWorkspace<TWorkspace, float>
    {
        var observations = new List<float>();
        var actions = new List<float>();
        var rewards = new List<float>();
        var poses = new List<Pose>();
        IReadOnlyList<Shape> shapes = (default(TWorld).Boxed as IDrawable)?.Shapes ?? [];
        float[] action = new float[TWorld.ActionSize];
        fixed (float* heard = action)
        {
            var recorded = new RecordedActor<TActor>(actor, heard);
            Episode<TWorld> episode = Episode<TWorld>.Start(ref random, surroundings);
            Observe(episode.World, surroundings, observations);
            AddPoses();
            while (!episode.HasEnded(surroundings))
            {
                episode.World.LetAct(recorded, surroundings);
                actions.AddRange(action);
                rewards.Add(episode.Step(surroundings));
                Observe(episode.World, surroundings, observations);
                AddPoses();
            }

            return new(
                TWorld.ObservationSize, TWorld.ActionSize, [.. observations], [.. actions], [.. rewards],
                episode.World.IsTerminated(surroundings))
            {
                Shapes = shapes,
                Poses = poses,
            };

            // On a copy in a box, as the interface needs it: what it does there is lost.
            void AddPoses()
            {
                var drawn = episode.World.Boxed as IDrawable;
                for (int shape = 0; shape < shapes.Count; shape++)
                    poses.Add(drawn!.PoseOf(shape));
            }
        }
    }

    private static void Observe<TData, TWorkspace>(
        in TWorld world, in Surroundings<TData, TWorkspace> surroundings, List<float> observations)
        where TData : struct, IData
        where TWorkspace : struct, IWorkspace<TWorkspace, float>
    {
        for (int index = 0; index < TWorld.ObservationSize; index++)
            observations.Add(world.Observe(index, surroundings));
    }
}
