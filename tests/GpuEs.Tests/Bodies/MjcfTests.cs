using System.Text.Json;
using Xunit;

namespace GpuEs.Tests;

/// <summary>Files of Gymnasium and of dm_control's suite, compiled as MuJoCo compiles them, or turned away with a sentence.</summary>
[Trait(Recordings.Trait, Recordings.Recorded)]
public sealed class MjcfTests
{
    /// <summary>The recorded model and its file under mjcf/xml/gymnasium/envs/mujoco/assets.</summary>
    public static readonly TheoryData<string, string> Gymnasium = new()
    {
        { "inverted_pendulum", "inverted_pendulum" },
        { "inverted_double_pendulum", "inverted_double_pendulum" },
        { "swimmer", "swimmer" },
        { "hopper", "hopper" },
        { "half_cheetah", "half_cheetah" },
        { "walker2d", "walker2d_v5" },
        { "ant", "ant" },
        { "humanoid", "humanoid" },
    };

    public static TheoryData<string> Recorded => Directory.Exists(Path.Combine(Recordings.Folder, "mjcf"))
        ? [.. Directory.GetFiles(Path.Combine(Recordings.Folder, "mjcf"), "*.json.gz").Select(path => Path.GetFileName(path)!).Order()]
        : ["none.json.gz"];

    [Theory]
    [MemberData(nameof(Recorded))]
    public void A_file_compiles_to_the_recorded_constants_or_says_why_not(string recording)
    {
        JsonElement recorded = Recordings.Read($"mjcf/{recording}");
        if (LoadOrNull(recorded) is { } mechanism)
            RecordedConstants.Compare(recorded.GetProperty("constants"), mechanism);
    }

    [Theory]
    [MemberData(nameof(Gymnasium))]
    public void A_file_compiles_to_the_recorded_model(string model, string file)
    {
        JsonElement recorded = Recordings.Read($"mujoco/models/{model}.json");
        string path = Recordings.PathOf($"mjcf/xml/gymnasium/envs/mujoco/assets/{file}.xml");

        Mechanism mechanism = Mechanism.Load(path);

        RecordedConstants.CompareWithModel(recorded, mechanism);
        RecordedConstants.CompareRest(recorded, mechanism.Constants);
    }

    /// <summary>The file of a recording; null where it is turned away, which a sentence must say.</summary>
    internal static Mechanism? LoadOrNull(JsonElement recorded)
    {
        string path = Recordings.PathOf($"mjcf/xml/{recorded.GetProperty("path").GetString()}");
        try
        {
            return Mechanism.Load(path);
        }
        catch (InvalidDataException exception)
        {
            Assert.StartsWith($"{path}:", exception.Message, StringComparison.Ordinal);
            Assert.Contains("accepted: ", exception.Message, StringComparison.Ordinal);
            TestContext.Current.SendDiagnosticMessage(exception.Message);
            return null;
        }
    }
}
