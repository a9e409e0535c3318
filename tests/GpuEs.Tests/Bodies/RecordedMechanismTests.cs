using System.Text.Json;
using Xunit;

namespace GpuEs.Tests;

[Trait(Recordings.Trait, Recordings.Recorded)]
public sealed class RecordedMechanismTests
{
    [Theory]
    [MemberData(nameof(RecordedMechanism.Names), MemberType = typeof(RecordedMechanism))]
    public void It_has_what_the_recording_says(string name)
    {
        JsonElement sizes = Recordings.Read($"mujoco/models/{name}.json").GetProperty("sizes");

        Mechanism mechanism = RecordedMechanism.Read(name);

        Assert.Equal(sizes.GetProperty("nq").GetInt32(), mechanism.PositionCount);
        Assert.Equal(sizes.GetProperty("nv").GetInt32(), mechanism.DofCount);
        Assert.Equal(sizes.GetProperty("nu").GetInt32(), mechanism.ActuatorCount);
        Assert.Equal(sizes.GetProperty("nbody").GetInt32(), mechanism.BodyCount);
        Assert.Equal(sizes.GetProperty("ngeom").GetInt32(), mechanism.GeomCount);
        Assert.Equal(mechanism.DofCount, mechanism.Constants.Dofs.InverseWeight.Length);
        Assert.All(mechanism.Constants.CandidatePairs, pair => Assert.True(pair.Dimensions is 1 or 3));
    }
}
