using Xunit;

namespace GpuEs.Tests;

/// <summary>
/// Contacts that no recorded model has: what MuJoCo 3.3.8 (mujoco-js 0.0.7, Newton to 1e-14) makes of a body on a ramp, and of
/// capsules that lie side by side.
/// </summary>
public sealed class PlaneShapeTests
{
    // Relative to 1 + the largest acceleration.
    private const double Tolerance = 1e-4;

    public static TheoryData<string, string, int, float[], float[], double[]> Ramp => new()
    {
        {
            "box", ".1 .2 .15", 4,
            [0.170684874f, 0.113656819f, 0.383821368f, 0.187028691f, -0.965953946f, 0.178031027f, 0.0160692502f],
            [-0.902403533f, -0.313542247f, 0.684197068f, -0.641075134f, 0.134540617f, 0.445425749f],
            [94.852283, -67.368403, 184.29189, -286.12767, -603.948, -147.07641]
        },
        {
            "box", ".1 .2 .15", 1,
            [0.170627013f, -0.112475812f, 0.367027044f, 0.991118729f, -0.00412075594f, -0.00063992705f, 0.132914424f],
            [-0.714534461f, 0.658815503f, -0.664257526f, -0.985845983f, 0.506147742f, -0.402971268f],
            [-23.264513, -0.62594946, 84.908577, -436.55301, -412.90024, -192.1458]
        },
        {
            "cylinder", ".12 .2", 3,
            [-0.200549349f, 0.239871264f, 0.392969757f, 0.484994441f, 0.166266158f, 0.23329252f, -0.826263011f],
            [-0.180989683f, -0.0189101696f, -0.440713644f, -0.8640697f, -0.958610237f, -0.150522113f],
            [-34.242455, -85.196565, 296.51167, 103.61745, 82.483032, 99.181869]
        },
        {
            "cylinder", ".12 .2", 1,
            [-0.135668993f, -0.0451195091f, 0.405113995f, 0.885187149f, 0.00334757147f, -0.00196157955f, 0.465218872f],
            [-0.153348148f, -0.966065884f, -0.267234266f, -0.523234844f, 0.701544344f, -0.883248091f],
            [-2.6386643, 7.2904215, 53.99196, 216.53593, -266.01522, 144.26992]
        },
        {
            "ellipsoid", ".1 .2 .15", 1,
            [0.0263807774f, -0.00938010216f, 0.359720916f, -0.599887729f, 0.675854087f, -0.11709629f, 0.411879182f],
            [-0.289458215f, 0.695861578f, -0.280837297f, 0.91084075f, -0.894006014f, 0.572521031f],
            [-12.044917, -76.536485, 130.6718, -118.90302, 59.44488, -345.43673]
        },
    };

    public static TheoryData<int, float[], double[]> SideBySide => new()
    {
        { 2, [0, 0, 0.194999993f, 1, 0, 0, 0], [-27.581598, 24.913451, 67.18171, -118.45677, -15.353165, 9.8682423] },
        { 2, [0.25f, 0.0199999996f, 0.189999998f, 1, 0, 0, 0], [-25.36064, 31.120473, 74.129225, -132.67292, 24.861253, -16.985842] },
        { 2, [-0.300000012f, -0.0500000007f, 0.180000007f, 1, 0, 0, 0], [-32.340544, 18.178288, 86.220695, -143.06387, -50.721694, -26.601655] },
        {
            1, [0.100000001f, 0.0299999993f, 0.189999998f, 0.988771081f, 0, 0, 0.149438128f],
            [-8.6446202, 23.616883, 51.961855, -90.064647, 232.64097, -26.909457]
        },
    };

    [Theory]
    [MemberData(nameof(Ramp))]
    public void A_shape_on_a_ramp_accelerates_as_in_MuJoCo(
        string kind, string size, int contacts, float[] qpos, float[] qvel, double[] qacc)
    {
        Mechanism mechanism = Mechanism.Parse($"""
            <mujoco>
              <option timestep="0.002"/>
              <worldbody>
                <body pos=".1 .2 .3" euler="20 -10 5"><geom type="plane" size="5 5 .1" friction=".7 .005 .0001" margin=".01"/></body>
                <body pos="0 0 1">
                  <freejoint/>
                  <geom type="{kind}" size="{size}" pos=".02 -.03 .01" euler="10 20 30" condim="3" friction=".6 .005 .0001" density="500"/>
                </body>
              </worldbody>
            </mujoco>
            """);

        AssertAccelerates(mechanism, contacts, qpos, qvel, qacc);
    }

    [Theory]
    [MemberData(nameof(SideBySide))]
    public void Parallel_capsules_touch_in_two_points(int contacts, float[] qpos, double[] qacc)
    {
        Mechanism mechanism = Mechanism.Parse("""
            <mujoco>
              <option timestep="0.002"/>
              <worldbody>
                <geom type="capsule" size=".1 .3" euler="0 90 0" friction=".7 .005 .0001"/>
                <body pos="0 0 .5">
                  <freejoint/>
                  <geom type="capsule" size=".1 .2" euler="0 90 0" density="500"/>
                  <geom type="sphere" size=".1" pos="0 .5 0"/>
                </body>
              </worldbody>
            </mujoco>
            """);

        AssertAccelerates(mechanism, contacts, qpos, [0.3f, -0.2f, -0.5f, 0.4f, 0.1f, -0.3f], qacc);
    }

    private static void AssertAccelerates(Mechanism mechanism, int contacts, float[] qpos, float[] qvel, double[] qacc)
    {
        MechanismTables tables = MechanismTables.Compile(mechanism, keepsContactFrames: true);
        BodyLayout layout = tables.Layout;
        using var bodies = new HostBodies<Real>(tables);
        bodies.Write(0, layout.Qpos, qpos);
        bodies.Write(0, layout.Qvel, qvel);

        bodies.Forward();

        Assert.Equal(contacts, FoundContact.All(bodies, tables, 0, out _).Count);
        Assert.InRange(PlayedStates.Error(bodies.Read(0, layout.Qacc, layout.Nv), qacc), 0, Tolerance);
    }
}
