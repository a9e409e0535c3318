namespace GpuEs;

/// <summary>How Gymnasium's environments start: all positions moved by chance, then all velocities.</summary>
internal static class ResetNoise
{
    /// <summary>Both uniform in [-scale, scale).</summary>
    public static void Uniform<TStart>(ref EpisodeRandom random, TStart start, float scale)
        where TStart : struct, IBodyStart
    {
        Positions(ref random, start, scale);
        for (int k = 0; k < start.VelocityCount; k++)
            start.SetQvel(k, random.NextUniform(-scale, scale));
    }

    /// <summary>Positions uniform in [-scale, scale), velocities normal with that standard deviation.</summary>
    public static void UniformAndNormal<TStart>(ref EpisodeRandom random, TStart start, float scale)
        where TStart : struct, IBodyStart
    {
        Positions(ref random, start, scale);
        for (int k = 0; k < start.VelocityCount; k++)
            start.SetQvel(k, random.NextNormal(0f, scale));
    }

    /// <summary>Positions alone.</summary>
    public static void Positions<TStart>(ref EpisodeRandom random, TStart start, float scale)
        where TStart : struct, IBodyStart
    {
        for (int k = 0; k < start.PositionCount; k++)
            start.SetQpos(k, start.Qpos(k) + random.NextUniform(-scale, scale));
    }
}
