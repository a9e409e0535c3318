namespace GpuEs;

/// <summary>Plays an episode as <see cref="Episode"/> does, and keeps all of it.</summary>
internal static class EpisodeRecorder
{
    public static unsafe EpisodeRecording Play<TEnvironment, TActor>(EpisodeRandom random, TActor actor)
        where TEnvironment : unmanaged, IEnvironment<TEnvironment>
        where TActor : struct, IActor
    {
        var observations = new List<float>();
        var actions = new List<float>();
        var rewards = new List<float>();
        var poses = new List<Pose>();
        IReadOnlyList<Shape> shapes = (default(TEnvironment) as IDrawable)?.Shapes ?? [];
        float[] action = new float[TEnvironment.ActionSize];
        fixed (float* heard = action)
        {
            var environment = new RecordedEnvironment<TEnvironment>(default, heard);
            environment.Reset(ref random);
            Observe(environment, observations);
            AddPoses();
            while (rewards.Count < TEnvironment.StepLimit && !environment.IsTerminated)
            {
                actor.Act(ref environment);
                actions.AddRange(action);
                rewards.Add(environment.Step());
                Observe(environment, observations);
                AddPoses();
            }

            return new(
                TEnvironment.ObservationSize, TEnvironment.ActionSize, [.. observations], [.. actions], [.. rewards],
                environment.IsTerminated)
            {
                Shapes = shapes,
                Poses = poses,
            };

            // On a copy in a box, as the interface needs it: what it does there is lost.
            void AddPoses()
            {
                var drawn = environment.Inner as IDrawable;
                for (int shape = 0; shape < shapes.Count; shape++)
                    poses.Add(drawn!.PoseOf(shape));
            }
        }
    }

    private static void Observe<TEnvironment>(in TEnvironment environment, List<float> observations)
        where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    {
        for (int index = 0; index < TEnvironment.ObservationSize; index++)
            observations.Add(environment.Observe(index));
    }
}
