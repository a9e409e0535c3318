using System.Text.Json;
using Xunit;

namespace GpuEs.Tests;

[Trait(Recordings.Trait, Recordings.Recorded)]
public sealed class ConstraintTests
{
    // Relative to 1 + the largest acceleration. The first holds for 99 of 100 states, the second for all but ties.
    private const double UsualTolerance = 1e-4;
    private const double LargestTolerance = 5e-4;

    // Metres: positions of a few metres in floats.
    private const double PlaceTolerance = 1e-5;

    // Relative: (1 - impedance) / impedance multiplies the rounding of a distance.
    private const double WeightTolerance = 2e-3;

    // Relative to 1 + the largest force, for 99 of 100 states: what float-sized errors of the state do to the reference itself.
    private const double ForceTolerance = 1e-3;

    [Theory]
    [MemberData(nameof(RecordedMechanism.Names), MemberType = typeof(RecordedMechanism))]
    public void Accelerations_are_those_of_the_exact_optimum(string name)
    {
        Mechanism mechanism = RecordedMechanism.Read(name);
        MechanismTables tables = MechanismTables.Compile(mechanism, keepsContactFrames: false);
        BodyLayout layout = tables.Layout;
        RecordedStates states = RecordedStates.Read(name);
        List<(double Error, int State)> errors = [];

        PlayedStates.ForAll<Real16>(tables, states, bodies => bodies.Forward(), (bodies, lane, state) =>
        {
            errors.Add((PlayedStates.Error(bodies.Read(lane, layout.Qacc, layout.Nv), states.Exact(state, "qacc")), state));
            Assert.Equal(0, bodies[lane, layout.Failures]);
        });

        int above = errors.Count(error => error.Error > UsualTolerance);
        Assert.True(above <= errors.Count / 100, $"{above} of {errors.Count} states are above {UsualTolerance}");
        Assert.All(errors.Where(error => error.Error > LargestTolerance), error => Assert.True(
            ThresholdTies.Has(mechanism.Constants, states, error.State), $"state {error.State} is off by {error.Error:g3} and no tie"));
    }

    [Theory]
    [MemberData(nameof(RecordedMechanism.Names), MemberType = typeof(RecordedMechanism))]
    public void Contacts_and_rows_are_those_of_MuJoCo(string name)
    {
        Mechanism mechanism = RecordedMechanism.Read(name);
        MechanismTables tables = MechanismTables.Compile(mechanism, keepsContactFrames: true);
        RecordedStates states = RecordedStates.Read(name);

        PlayedStates.ForAll<Real16>(tables, states, bodies => bodies.Forward(), (bodies, lane, state) =>
        {
            if (ThresholdTies.Has(mechanism.Constants, states, state))
                return;
            List<FoundContact> found = FoundContact.All(bodies, tables, lane, out int rows);
            Assert.Equal(states[state].GetProperty("nefc").GetInt32(), rows);
            double[] d = states.Numbers(state, "efc_D");
            foreach (JsonElement contact in states[state].GetProperty("contacts").EnumerateArray())
            {
                int[] bodyIds = [.. contact.GetProperty("geom").EnumerateArray().Select(geom => mechanism.Constants.Geoms.BodyId[geom.GetInt32()])];
                double[] pos = [.. contact.GetProperty("pos").EnumerateArray().Select(number => number.GetDouble())];
                FoundContact? own = found.Find(other =>
                    other.Bodies.Order().SequenceEqual(bodyIds.Order()) && PlayedStates.Error(other.Point, pos) < PlaceTolerance);
                Assert.True(own != null, $"state {state} lacks the contact of bodies {string.Join(", ", bodyIds)} at {string.Join(", ", pos)}");
                double expected = d[contact.GetProperty("efc_address").GetInt32()];
                Assert.InRange(own.D / expected, 1 - WeightTolerance, 1 + WeightTolerance);
            }
        });
    }

    // Humanoid's recorded forces are those of 50 iterations of another solver, which do not converge.
    [Theory]
    [InlineData("hopper")]
    [InlineData("half_cheetah")]
    [InlineData("walker2d")]
    [InlineData("ant")]
    public void Contact_forces_are_those_of_MuJoCo(string name)
    {
        MechanismTables tables = MechanismTables.Compile(RecordedMechanism.Read(name), keepsContactFrames: true);
        BodyLayout layout = tables.Layout;
        RecordedStates states = RecordedStates.Read(name);
        List<double> errors = [];

        PlayedStates.ForAll<Real16>(
            tables, states,
            bodies =>
            {
                bodies.Forward();
                bodies.ContactForces();
            },
            (bodies, lane, state) => errors.Add(
                PlayedStates.Error(bodies.Read(lane, layout.CfrcExt, 6 * layout.Nbody), states.Numbers(state, "cfrc_ext"))));

        Assert.True(errors.Count(error => error > ForceTolerance) <= errors.Count / 100, $"the largest is {errors.Max():g3}");
    }
}
