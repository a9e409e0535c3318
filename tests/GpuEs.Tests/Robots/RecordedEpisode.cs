using System.Text.Json;

namespace GpuEs.Tests;

/// <summary>What Gymnasium saw of a recorded trajectory: observations, rewards and ends.</summary>
internal sealed record RecordedEpisode(
    RecordedTrajectory Bodies, double[] FirstObservation, double[][] Observations, double[] Rewards, bool[] Terminated,
    double? FirstX, double[]? X)
{
    /// <summary>Of humanoid those whose constraints were solved to machine precision.</summary>
    public static List<RecordedEpisode> Read(string name)
    {
        JsonElement file = Recordings.Read($"mujoco/{(name == "humanoid" ? "humanoid.exact" : name)}.traj.json.gz");
        (List<RecordedTrajectory> bodies, _) = RecordedTrajectory.Read(name);
        return [.. file.GetProperty("trajectories").EnumerateArray().Zip(bodies, Of)];
    }

    /// <summary>Where along x the reward's velocity was measured from, before a step; null where that is the state's.</summary>
    public double? Before(int step) => X is null ? null : step == 0 ? FirstX : X[step - 1];

    private static RecordedEpisode Of(JsonElement trajectory, RecordedTrajectory bodies) => new(
        bodies, Doubles(trajectory.GetProperty("init_obs")),
        [.. trajectory.GetProperty("obs").EnumerateArray().Select(Doubles)], Doubles(trajectory.GetProperty("rewards")),
        [.. trajectory.GetProperty("terminated").EnumerateArray().Select(flag => flag.GetBoolean())],
        trajectory.TryGetProperty("init_reward_xy", out JsonElement first) ? first[0].GetDouble() : null,
        trajectory.TryGetProperty("reward_xy", out JsonElement x)
            ? [.. x.EnumerateArray().Select(xy => xy[0].GetDouble())]
            : null);

    private static double[] Doubles(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetDouble())];
}
