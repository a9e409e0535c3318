using System.IO.Compression;
using System.Text.Json;
using Xunit;

namespace GpuEs.Tests;

/// <summary>
/// Boxes, cylinders and an ellipsoid on a slope, a wall and a floor: a model of this project's, whose states MuJoCo 3.3.8
/// computed. No cylinder lies flat on a face and free to tilt: which rim's point is the lowest is then beyond floats.
/// </summary>
public sealed class PlaneShapeTests
{
    // Relative to 1 + the largest acceleration, as of the other contacts; the largest of 300 states was 4e-5.
    private const double Tolerance = 1e-4;

    private static readonly JsonElement Recording = Read();

    public static TheoryData<string> Kernels => TestDevices.Kernels;

    private static MechanismTables Tables { get; } =
        MechanismTables.Compile(Mechanism.Parse(Recording.GetProperty("xml").GetString()!), keepsContactFrames: false);

    private static RecordedStates States => RecordedStates.Of(Recording);

    [Fact]
    public void Accelerations_rows_and_steps_are_those_of_MuJoCo()
    {
        BodyLayout layout = Tables.Layout;
        var withFrames = MechanismTables.Compile(Mechanism.Parse(Recording.GetProperty("xml").GetString()!), keepsContactFrames: true);
        PlayedStates.ForAll<Real16>(withFrames, States, bodies => bodies.Forward(), (bodies, lane, state) =>
        {
            _ = FoundContact.All(bodies, withFrames, lane, out int rows);
            Assert.Equal(States[state].GetProperty("nefc").GetInt32(), rows);
            float[] qacc = bodies.Read(lane, withFrames.Layout.Qacc, layout.Nv);
            Assert.InRange(PlayedStates.Error(qacc, States.Numbers(state, "qacc")), 0, Tolerance);
        });
        PlayedStates.ForAll<Real16>(Tables, States, bodies => bodies.Step(), (bodies, lane, state) => Assert.InRange(
            PlayedStates.Error(bodies.Read(lane, layout.Qvel, layout.Nv), States.Numbers(state, "step1_qvel")), 0, Tolerance));
    }

    [Fact]
    public void Sixteen_lanes_have_the_bits_of_one()
    {
        float[][] alone = Play<Real>();

        Assert.Equal(alone, Play<Real8>());
        Assert.Equal(alone, Play<Real16>());
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Kernels_have_the_hosts_bits(string device) =>
        BodyKernelTests.Compare(TestDevices.Open(device), Tables, States);

    private static float[][] Play<T>()
        where T : unmanaged, IReal<T>
    {
        var states = new float[States.Count][];
        PlayedStates.ForAll<T>(
            Tables, States,
            bodies =>
            {
                for (int step = 0; step < 20; step++)
                    bodies.Step();
            },
            (bodies, lane, state) => states[state] =
                [.. bodies.Read(lane, Tables.Layout.Qpos, Tables.Layout.Nq), .. bodies.Read(lane, Tables.Layout.Qvel, Tables.Layout.Nv)]);
        return states;
    }

    private static JsonElement Read()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Oracles", "plane_shapes.json.gz");
        using var stream = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        return JsonDocument.Parse(stream).RootElement;
    }
}
