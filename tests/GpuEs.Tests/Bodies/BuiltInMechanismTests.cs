using System.Text.Json;
using Xunit;

namespace GpuEs.Tests;

public sealed class BuiltInMechanismTests
{
    /// <summary>The environment's name and the recording's: a model, or a file of Gymnasium's.</summary>
    public static readonly TheoryData<string, string> Recorded = new()
    {
        { "inverted-pendulum", "mujoco/models/inverted_pendulum.json" },
        { "inverted-double-pendulum", "mujoco/models/inverted_double_pendulum.json" },
        { "reacher", "mjcf/assets_reacher.json.gz" },
        { "swimmer", "mujoco/models/swimmer.json" },
        { "hopper", "mujoco/models/hopper.json" },
        { "half-cheetah", "mujoco/models/half_cheetah.json" },
        { "walker2d", "mujoco/models/walker2d.json" },
        { "ant", "mujoco/models/ant.json" },
        { "humanoid", "mujoco/models/humanoid.json" },
        { "humanoid-standup", "mjcf/assets_humanoidstandup.json.gz" },
    };

    [Fact]
    public void All_of_them_are_compared_and_pass_nothing_over()
    {
        Assert.Equal(Recorded.Select(row => row.Data.Item1).Order(StringComparer.Ordinal), BuiltInMechanisms.Names);
        foreach (string name in BuiltInMechanisms.Names)
        {
            Mechanism mechanism = BuiltInMechanisms.Load(name);
            Assert.Equal(name, mechanism.Name);
            Assert.Empty(mechanism.PassedOver);
        }
    }

    [Theory]
    [Trait(Recordings.Trait, Recordings.Recorded)]
    [MemberData(nameof(Recorded))]
    public void It_is_the_one_that_MuJoCo_compiled(string name, string recording)
    {
        JsonElement recorded = Recordings.Read(recording);

        Mechanism mechanism = BuiltInMechanisms.Load(name);

        if (recorded.TryGetProperty("constants", out JsonElement constants))
            RecordedConstants.Compare(constants, mechanism);
        else
            RecordedConstants.CompareWithModel(recorded, mechanism);
    }

    [Fact]
    public void Another_name_is_turned_away()
    {
        var exception = Assert.Throws<ArgumentException>(() => BuiltInMechanisms.Load("dog"));

        Assert.Contains("dog is no built-in mechanism; accepted: ant, half-cheetah, ", exception.Message, StringComparison.Ordinal);
    }
}
