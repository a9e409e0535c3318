using System.Text.Json;
using Xunit;

namespace GpuEs.Tests;

/// <summary>Compares a mechanism with what MuJoCo compiled.</summary>
internal static class RecordedConstants
{
    /// <summary>Of 1 + the largest number of an array: the file's numbers go through a dozen roundings of 1e-16 each.</summary>
    private const double Tolerance = 1e-6;

    /// <summary>A flat object of arrays with mjModel's names, all of which must be known.</summary>
    public static void Compare(JsonElement constants, Mechanism mechanism)
    {
        Dictionary<string, double[]> ours = MujocoNames.Of(mechanism.Constants);
        foreach (JsonProperty constant in constants.EnumerateObject())
            Check(constant.Name, constant.Value, ours);
    }

    /// <summary>All constants of mujoco/models/NAME.json.</summary>
    public static void CompareWithModel(JsonElement recorded, Mechanism mechanism)
    {
        Dictionary<string, double[]> ours = MujocoNames.Of(mechanism.Constants);
        foreach (string group in (string[])["opt", "stat", "body", "jnt", "dof", "geom", "site", "tendon", "actuator"])
        {
            if (recorded.GetProperty(group).ValueKind != JsonValueKind.Object)
                continue;
            foreach (JsonProperty constant in recorded.GetProperty(group).EnumerateObject())
            {
                string name = $"{group}_{constant.Name}";
                if (ours.ContainsKey(name) && constant.Name != "type")
                    Check(name, constant.Value, ours);
            }
        }

        Check("qpos0", recorded.GetProperty("qpos0"), ours);
        Check("qpos_spring", recorded.GetProperty("qpos_spring"), ours);
        JsonElement[] pairs = [.. recorded.GetProperty("collision_candidate_pairs").EnumerateArray()];
        Assert.Equal(
            pairs.Select(pair => (pair[0].GetInt32(), pair[1].GetInt32())),
            mechanism.Constants.CandidatePairs.Select(pair => (Math.Min(pair.Geom1, pair.Geom2), Math.Max(pair.Geom1, pair.Geom2))));
    }

    /// <summary>Poses and the mass matrix at qpos0.</summary>
    public static void CompareRest(JsonElement recorded, ModelConstants model)
    {
        JsonElement rest = recorded.GetProperty("at_qpos0");
        var pose = new RestPose(model.Bodies, model.Joints, model.Dofs);
        int[] bodies = [.. Enumerable.Range(0, model.Bodies.Count)];
        int[] dofs = [.. Enumerable.Range(0, model.Dofs.Count)];
        Dictionary<string, double[]> ours = new()
        {
            ["xpos"] = [.. bodies.SelectMany(body => pose.Origin(body).ToArray())],
            ["xquat"] = [.. bodies.SelectMany(body => pose.Turn(body).ToArray())],
            ["xipos"] = [.. bodies.SelectMany(body => pose.CenterOfMass(body).ToArray())],
            ["M"] = [.. dofs.SelectMany(row => dofs.Select(column => pose.Mass[row, column]))],
        };
        foreach (string name in ours.Keys)
            Check(name, rest.GetProperty(name), ours);
    }

    private static void Check(string name, JsonElement recorded, Dictionary<string, double[]> ours)
    {
        Assert.True(ours.TryGetValue(name, out double[]? values), $"nothing is known of {name}");
        double[] reference = [.. Flatten(recorded)];
        Assert.True(reference.Length == values.Length, $"{name}: {values.Length} numbers in place of {reference.Length}");
        double scale = 1 + reference.Select(Math.Abs).DefaultIfEmpty(0).Max();
        for (int i = 0; i < reference.Length; i++)
        {
            Assert.True(
                Math.Abs(values[i] - reference[i]) <= Tolerance * scale, $"{name}[{i}] is {values[i]} in place of {reference[i]}");
        }
    }

    private static IEnumerable<double> Flatten(JsonElement element) => element.ValueKind == JsonValueKind.Array
        ? element.EnumerateArray().SelectMany(Flatten) : [element.GetDouble()];
}
