using System.IO.Compression;
using System.Text.Json;
using Xunit;

namespace GpuEs.Tests;

/// <summary>
/// Models of this project's for what no published file has, with states that MuJoCo 3.3.8 computed: boxes, cylinders and an
/// ellipsoid on a slope, a wall and a floor; tendons with springs and dampers, position servos and affine actuators.
/// No cylinder lies flat on a face and free to tilt: which point of its rim is the lowest is then beyond floats.
/// </summary>
public sealed class OwnModelTests
{
    // Relative to 1 + the largest acceleration, as of the published models; the largest of 300 states was 4e-5.
    private const double Tolerance = 1e-4;

    private static readonly string[] Names = ["bodies_on_planes", "tendons_and_servos"];

    public static TheoryData<string> Models => [.. Names];

    public static MatrixTheoryData<string, string> Kernels => TestDevices.KernelsWith(Names);

    [Theory]
    [MemberData(nameof(Models))]
    public void Accelerations_rows_and_steps_are_those_of_MuJoCo(string model)
    {
        (MechanismTables tables, RecordedStates states) = Read(model, keepsContactFrames: true);
        BodyLayout layout = tables.Layout;

        PlayedStates.ForAll<Real16>(tables, states, bodies => bodies.Forward(), (bodies, lane, state) =>
        {
            _ = FoundContact.All(bodies, tables, lane, out int rows);
            Assert.Equal(states[state].GetProperty("nefc").GetInt32(), rows);
            float[] qacc = bodies.Read(lane, layout.Qacc, layout.Nv);
            Assert.InRange(PlayedStates.Error(qacc, states.Numbers(state, "qacc")), 0, Tolerance);
        });
        PlayedStates.ForAll<Real16>(tables, states, bodies => bodies.Step(), (bodies, lane, state) => Assert.InRange(
            PlayedStates.Error(bodies.Read(lane, layout.Qvel, layout.Nv), states.Numbers(state, "step1_qvel")), 0, Tolerance));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Eight_and_sixteen_lanes_have_the_bits_of_one(string model)
    {
        float[][] alone = Play<Real>(model);

        Assert.Equal(alone, Play<Real8>(model));
        Assert.Equal(alone, Play<Real16>(model));
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Kernels_have_the_hosts_bits(string device, string model)
    {
        (MechanismTables tables, RecordedStates states) = Read(model, keepsContactFrames: false);

        BodyKernelTests.Compare(TestDevices.Open(device), tables, states);
    }

    private static float[][] Play<T>(string model)
        where T : unmanaged, IReal<T>
    {
        (MechanismTables tables, RecordedStates states) = Read(model, keepsContactFrames: false);
        BodyLayout layout = tables.Layout;
        var after = new float[states.Count][];
        PlayedStates.ForAll<T>(
            tables, states,
            bodies =>
            {
                for (int step = 0; step < 20; step++)
                    bodies.Step();
            },
            (bodies, lane, state) => after[state] =
                [.. bodies.Read(lane, layout.Qpos, layout.Nq), .. bodies.Read(lane, layout.Qvel, layout.Nv)]);
        return after;
    }

    private static (MechanismTables Tables, RecordedStates States) Read(string model, bool keepsContactFrames)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Oracles", $"{model}.json.gz");
        using var stream = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        JsonElement recording = JsonDocument.Parse(stream).RootElement;
        var mechanism = Mechanism.Parse(recording.GetProperty("xml").GetString()!);
        return (MechanismTables.Compile(mechanism, keepsContactFrames), RecordedStates.Of(recording));
    }
}
