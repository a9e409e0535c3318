namespace GpuEs;

/// <summary>Plays an episode as <see cref="Episode"/> does, and keeps all of it.</summary>
internal static class EpisodeRecorder
{
    public static unsafe EpisodeRecording Play<TWorld, TActor, TData>(EpisodeRandom random, TActor actor, in TData data)
        where TWorld : unmanaged, IWorld<TWorld>
        where TActor : struct, IActor
        where TData : struct, IData
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
            TWorld world = default;
            world.Reset(ref random, data);
            Observe(world, data, observations);
            AddPoses();
            while (rewards.Count < TWorld.StepLimit && !world.IsTerminated)
            {
                world.LetAct(recorded, data);
                actions.AddRange(action);
                rewards.Add(world.Step(data));
                Observe(world, data, observations);
                AddPoses();
            }

            return new(
                TWorld.ObservationSize, TWorld.ActionSize, [.. observations], [.. actions], [.. rewards],
                world.IsTerminated)
            {
                Shapes = shapes,
                Poses = poses,
            };

            // On a copy in a box, as the interface needs it: what it does there is lost.
            void AddPoses()
            {
                var drawn = world.Boxed as IDrawable;
                for (int shape = 0; shape < shapes.Count; shape++)
                    poses.Add(drawn!.PoseOf(shape));
            }
        }
    }

    private static void Observe<TWorld, TData>(in TWorld world, in TData data, List<float> observations)
        where TWorld : unmanaged, IWorld<TWorld>
        where TData : struct, IData
    {
        for (int index = 0; index < TWorld.ObservationSize; index++)
            observations.Add(world.Observe(index, data));
    }
}
