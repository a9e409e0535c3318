namespace GpuEs;

/// <summary>An episode as the page's script takes it.</summary>
internal sealed record PageReplay(
    int Generation, int Episode, float Return, bool IsTerminated, int ObservationSize, int ActionSize,
    float[] Observations, float[] Actions, float[] Rewards, PageShape[] Shapes, float[] Poses)
{
    /// <param name="generations">Generations that the policy has behind it.</param>
    /// <param name="episode">Which episode of its seed.</param>
    /// <param name="recording">The episode.</param>
    public static PageReplay Of(int generations, int episode, EpisodeRecording recording) => new(
        generations, episode, recording.Return, recording.IsTerminated, recording.ObservationSize, recording.ActionSize,
        recording.Observations, recording.Actions, recording.Rewards, [.. recording.Shapes.Select(PageShape.Of)],
        [.. recording.Poses.SelectMany(pose => (float[])[pose.X, pose.Y, pose.AngleRadians])]);
}
