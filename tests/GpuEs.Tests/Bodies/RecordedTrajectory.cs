using System.Text.Json;

namespace GpuEs.Tests;

/// <summary>What a recorded episode did: actions, and states after each.</summary>
internal sealed record RecordedTrajectory(
    float[] InitQpos, float[] InitQvel, float[][] Actions, double[][] Qpos, double[][] Qvel)
{
    /// <summary>Of humanoid those whose constraints were solved to machine precision.</summary>
    public static (List<RecordedTrajectory> Trajectories, int FrameSkip) Read(string name)
    {
        JsonElement file = Recordings.Read($"mujoco/{(name == "humanoid" ? "humanoid.exact" : name)}.traj.json.gz");
        List<RecordedTrajectory> trajectories = [.. file.GetProperty("trajectories").EnumerateArray().Select(trajectory => new RecordedTrajectory(
            Floats(trajectory.GetProperty("init_qpos")), Floats(trajectory.GetProperty("init_qvel")),
            [.. trajectory.GetProperty("actions").EnumerateArray().Select(Floats)],
            [.. trajectory.GetProperty("qpos").EnumerateArray().Select(Doubles)],
            [.. trajectory.GetProperty("qvel").EnumerateArray().Select(Doubles)]))];
        return (trajectories, file.GetProperty("frame_skip").GetInt32());
    }

    private static double[] Doubles(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetDouble())];

    private static float[] Floats(JsonElement array) => [.. Doubles(array).Select(number => (float)number)];
}
