using Xunit;

namespace GpuEs.Tests;

[Trait(Recordings.Trait, Recordings.Recorded)]
public sealed class SmoothDynamicsTests
{
    // Relative to 1 + the largest magnitude of a quantity, from ../shared/oracles/README.md: some times what rounding
    // positions and matrices to floats does.
    private const double PlaceTolerance = 2e-6;
    private const double ForceTolerance = 1e-5;

    // M's condition, up to 4e3 (humanoid), multiplies the rounding of forces.
    private const double AccelerationTolerance = 5e-5;

    [Theory]
    [MemberData(nameof(RecordedMechanism.Names), MemberType = typeof(RecordedMechanism))]
    public void Quantities_are_those_of_MuJoCo(string name)
    {
        MechanismTables tables = MechanismTables.Compile(RecordedMechanism.Read(name), keepsContactFrames: false);
        BodyLayout layout = tables.Layout;
        RecordedStates states = RecordedStates.Read(name);
        var worst = new SortedDictionary<string, double>();

        PlayedStates.ForAll<Real16>(tables, states, bodies => bodies.Forward(), (bodies, lane, state) =>
        {
            void Compare(string quantity, int cell, double tolerance)
            {
                double[] reference = states.Numbers(state, quantity);
                double error = PlayedStates.Error(bodies.Read(lane, cell, reference.Length), reference);
                worst[quantity] = Math.Max(worst.GetValueOrDefault(quantity), error / tolerance);
            }

            Compare("xpos", layout.Xpos, PlaceTolerance);
            Compare("xipos", layout.Xipos, PlaceTolerance);
            Compare("cdof", layout.Cdof, ForceTolerance);
            Compare("cinert", layout.Cinert, ForceTolerance);
            Compare("cvel", layout.Cvel, ForceTolerance);
            Compare("qfrc_bias", layout.QfrcBias, ForceTolerance);
            Compare("qfrc_passive", layout.QfrcPassive, ForceTolerance);
            Compare("qfrc_actuator", layout.QfrcActuator, ForceTolerance);
            Compare("qacc_smooth", layout.QaccSmooth, AccelerationTolerance);
            worst["M"] = Math.Max(worst.GetValueOrDefault("M"), MassError(bodies, layout, lane, states.Numbers(state, "M")) / ForceTolerance);
        });

        Assert.All(worst, error => Assert.True(error.Value <= 1, $"{error.Key} is {error.Value:g3} tolerances off"));
    }

    private static double MassError(HostBodies<Real16> bodies, in BodyLayout layout, int lane, double[] reference)
    {
        int nv = layout.Nv, cell = layout.QM;
        float[] full = new float[nv * nv];
        for (int row = 0; row < nv; row++)
        {
            for (int column = 0; column <= row; column++)
                full[row * nv + column] = full[column * nv + row] = bodies[lane, cell++];
        }

        return PlayedStates.Error(full, reference);
    }
}
