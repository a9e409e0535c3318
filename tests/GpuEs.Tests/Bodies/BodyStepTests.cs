using Xunit;

namespace GpuEs.Tests;

[Trait(Recordings.Trait, Recordings.Recorded)]
public sealed class BodyStepTests
{
    // The reference disturbed by float-sized errors is one sample of what floats do; a port's own errors are another.
    private const double Allowance = 10;

    // A control step of a float port moves positions by a rounding or two even where the reference reports less.
    private const double FloatNoise = 1e-6;

    public static MatrixTheoryData<string, int> OpenLoops => new(RecordedMechanism.Names.Select(row => row.Data), [5, 10]);

    [Theory]
    [MemberData(nameof(RecordedMechanism.Names), MemberType = typeof(RecordedMechanism))]
    public void One_control_step_from_every_recorded_state_ends_where_MuJoCo_does(string name)
    {
        MechanismTables tables = MechanismTables.Compile(RecordedMechanism.Read(name), keepsContactFrames: false);
        BodyLayout layout = tables.Layout;
        (List<RecordedTrajectory> trajectories, int frameSkip) = RecordedTrajectory.Read(name);
        List<double> qpos = [], qvel = [];
        using var bodies = new HostBodies<Real16>(tables);
        for (int step = 0; step < trajectories[0].Actions.Length; step++)
        {
            for (int lane = 0; lane < trajectories.Count; lane++)
            {
                RecordedTrajectory played = trajectories[lane];
                bodies.Write(lane, layout.Qpos, step == 0 ? played.InitQpos : [.. played.Qpos[step - 1].Select(x => (float)x)]);
                bodies.Write(lane, layout.Qvel, step == 0 ? played.InitQvel : [.. played.Qvel[step - 1].Select(x => (float)x)]);
                bodies.Write(lane, layout.Ctrl, played.Actions[step]);
                bodies.ForgetWarmstart(lane);
            }

            for (int k = 0; k < frameSkip; k++)
                bodies.Step();
            for (int lane = 0; lane < trajectories.Count; lane++)
            {
                qpos.Add(Difference(bodies.Read(lane, layout.Qpos, layout.Nq), trajectories[lane].Qpos[step]));
                qvel.Add(Difference(bodies.Read(lane, layout.Qvel, layout.Nv), trajectories[lane].Qvel[step]));
                Assert.Equal(0, bodies[lane, layout.Failures]);
            }
        }

        RecordedSensitivity sensitivity = RecordedSensitivity.Read(name == "humanoid" ? "humanoid.exact" : name);
        AssertWithin("qpos", qpos, sensitivity.OneStep("qpos"));
        AssertWithin("qvel", qvel, sensitivity.OneStep("qvel"));
    }

    [Theory]
    [MemberData(nameof(OpenLoops))]
    public void Open_loop_the_bodies_stay_with_MuJoCo(string name, int steps)
    {
        MechanismTables tables = MechanismTables.Compile(RecordedMechanism.Read(name), keepsContactFrames: false);
        BodyLayout layout = tables.Layout;
        (List<RecordedTrajectory> trajectories, int frameSkip) = RecordedTrajectory.Read(name);
        using var bodies = new HostBodies<Real16>(tables);
        for (int lane = 0; lane < trajectories.Count; lane++)
        {
            bodies.Write(lane, layout.Qpos, trajectories[lane].InitQpos);
            bodies.Write(lane, layout.Qvel, trajectories[lane].InitQvel);
        }

        double worst = 0;
        for (int step = 0; step < steps; step++)
        {
            for (int lane = 0; lane < trajectories.Count; lane++)
                bodies.Write(lane, layout.Ctrl, trajectories[lane].Actions[step]);
            for (int k = 0; k < frameSkip; k++)
                bodies.Step();
            for (int lane = 0; lane < trajectories.Count; lane++)
                worst = Math.Max(worst, Difference(bodies.Read(lane, layout.Qpos, layout.Nq), trajectories[lane].Qpos[step]));
        }

        RecordedSensitivity sensitivity = RecordedSensitivity.Read(name == "humanoid" ? "humanoid.exact" : name);
        Assert.InRange(worst, 0, Allowance * sensitivity.OpenLoop(steps));
    }

    private static void AssertWithin(string quantity, List<double> errors, (double Usual, double Largest) reference)
    {
        double usual = Allowance * reference.Usual + FloatNoise, largest = Allowance * reference.Largest + FloatNoise;
        int above = errors.Count(error => error > usual);
        Assert.True(above <= errors.Count / 100, $"{above} of {errors.Count} steps' {quantity} are off by more than {usual:g3}");
        Assert.InRange(errors.Max(), 0, largest);
    }

    private static double Difference(float[] values, double[] reference) =>
        values.Zip(reference, (value, expected) => Math.Abs(value - expected)).Max(error => double.IsNaN(error) ? double.PositiveInfinity : error);
}
