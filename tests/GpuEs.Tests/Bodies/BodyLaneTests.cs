using Xunit;

namespace GpuEs.Tests;

[Trait(Recordings.Trait, Recordings.Recorded)]
public sealed class BodyLaneTests
{
    private const int Steps = 12;

    [Theory]
    [MemberData(nameof(RecordedMechanism.Names), MemberType = typeof(RecordedMechanism))]
    public void Eight_and_sixteen_lanes_have_the_bits_of_one(string name)
    {
        MechanismTables tables = MechanismTables.Compile(RecordedMechanism.Read(name), keepsContactFrames: true);
        RecordedStates states = RecordedStates.Read(name);

        Dictionary<int, int[]> alone = Play<Real>(tables, states);

        Assert.Equal(alone, Play<Real8>(tables, states));
        Assert.Equal(alone, Play<Real16>(tables, states));
    }

    [Theory]
    [MemberData(nameof(RecordedMechanism.Names), MemberType = typeof(RecordedMechanism))]
    public void A_lane_does_not_notice_its_neighbours(string name)
    {
        MechanismTables tables = MechanismTables.Compile(RecordedMechanism.Read(name), keepsContactFrames: true);
        BodyLayout layout = tables.Layout;
        RecordedStates states = RecordedStates.Read(name);
        Dictionary<int, int[]> alone = Play<Real>(tables, states);
        var random = new Random(1);
        for (int trial = 0; trial < 40; trial++)
        {
            using var bodies = new HostBodies<Real16>(tables);
            int[] chosen = [.. Enumerable.Range(0, 16).Select(_ => random.Next(states.Count))];
            for (int lane = 0; lane < 16; lane++)
                PlayedStates.Load(bodies, layout, lane, states, chosen[lane]);
            int nan = random.Next(16), wild = random.Next(16);
            bodies[nan, layout.Qvel + random.Next(layout.Nv)] = float.NaN;
            for (int k = 0; k < layout.Nv; k++)
                bodies[wild, layout.Qvel + k] = 1e9f * (random.NextSingle() - 0.5f);

            for (int step = 0; step < Steps; step++)
                bodies.Step();
            bodies.ContactForces();

            Assert.True(bodies[nan, layout.Failures] > 0);
            foreach (int lane in Enumerable.Range(0, 16).Where(lane => lane != nan && lane != wild))
                Assert.Equal(alone[chosen[lane]], Bits(bodies, layout, lane));
        }
    }

    private static Dictionary<int, int[]> Play<T>(MechanismTables tables, RecordedStates states)
        where T : unmanaged, IReal<T>
    {
        BodyLayout layout = tables.Layout;
        Dictionary<int, int[]> bits = [];
        PlayedStates.ForAll<T>(
            tables, states,
            bodies =>
            {
                for (int step = 0; step < Steps; step++)
                    bodies.Step();
                bodies.ContactForces();
            },
            (bodies, lane, state) => bits[state] = Bits(bodies, layout, lane));
        return bits;
    }

    // Positions, velocities, accelerations, the forces of constraints and of contacts.
    private static int[] Bits<T>(HostBodies<T> bodies, in BodyLayout layout, int lane)
        where T : unmanaged, IReal<T>
    {
        float[] values =
        [
            .. bodies.Read(lane, layout.Qpos, layout.Nq), .. bodies.Read(lane, layout.Qvel, layout.Nv),
            .. bodies.Read(lane, layout.Qacc, layout.Nv), .. bodies.Read(lane, layout.QfrcConstraint, layout.Nv),
            .. bodies.Read(lane, layout.CfrcExt, 6 * layout.Nbody), .. bodies.Read(lane, layout.Failures, 1),
        ];
        return [.. values.Select(BitConverter.SingleToInt32Bits)];
    }
}
