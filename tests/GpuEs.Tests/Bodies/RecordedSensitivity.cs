using System.Text.Json;

namespace GpuEs.Tests;

/// <summary>
/// How far the reference itself strays where its velocities are disturbed by what floats lose a step (n32 of
/// mujoco/sensitivity.json): what a port in floats can be held to.
/// </summary>
internal sealed class RecordedSensitivity
{
    private readonly JsonElement model;

    private RecordedSensitivity(JsonElement model) => this.model = model;

    public static RecordedSensitivity Read(string name) =>
        new(Recordings.Read("mujoco/sensitivity.json").GetProperty("models").GetProperty(name));

    /// <summary>From every recorded state one control step on: of qpos or qvel, its 99th of a hundred and its largest error.</summary>
    public (double Usual, double Largest) OneStep(string quantity)
    {
        JsonElement errors = model.GetProperty("one_control_step").GetProperty("n32").GetProperty($"{quantity}_p50_p99_max");
        return (errors[1].GetDouble(), errors[2].GetDouble());
    }

    /// <summary>The largest error of qpos within some control steps of one trajectory.</summary>
    public double OpenLoop(int steps) =>
        model.GetProperty("open_loop").GetProperty("n32").GetProperty("qpos").GetProperty($"{steps}")[1].GetDouble();
}
