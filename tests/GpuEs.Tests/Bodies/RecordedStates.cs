using System.Text.Json;

namespace GpuEs.Tests;

/// <summary>Recorded states of a model with all that MuJoCo computes of them: quantities by mjData's names.</summary>
internal sealed class RecordedStates
{
    private readonly JsonElement[] states;

    private RecordedStates(JsonElement[] states) => this.states = states;

    public int Count => states.Length;

    public JsonElement this[int index] => states[index];

    public static RecordedStates Read(string name) =>
        Of(Recordings.Read($"mujoco/{name}.states.json.gz"));

    /// <summary>Those of a recording that has more.</summary>
    public static RecordedStates Of(JsonElement recording) => new([.. recording.GetProperty("states").EnumerateArray()]);

    /// <summary>A quantity's numbers, row-major.</summary>
    public double[] Numbers(int index, string name) => [.. Flatten(states[index].GetProperty(name))];

    /// <summary>A quantity where the constraints are solved to machine precision.</summary>
    public double[] Exact(int index, string name) => [.. Flatten(states[index].GetProperty("exact").GetProperty(name))];

    public float[] Floats(int index, string name) => [.. Numbers(index, name).Select(number => (float)number)];

    private static IEnumerable<double> Flatten(JsonElement element) => element.ValueKind == JsonValueKind.Array
        ? element.EnumerateArray().SelectMany(Flatten) : [element.GetDouble()];
}
