using Xunit;

namespace GpuEs.Tests;

/// <summary>What physics keeps: momentum in flight, energy of a pendulum.</summary>
public sealed class ConservationTests
{
    private const int Steps = 1000;

    // Of the start's: a thousand roundings of 6e-8, most of which cancel.
    private const double MomentumTolerance = 2e-5;

    // Of the energy that goes back and forth: roundings again; the method's own error is a hundredth of it at this step.
    private const double EnergyTolerance = 5e-5;

    [Fact]
    public void A_free_body_keeps_its_momentum()
    {
        MechanismTables tables = MechanismTables.Compile(Mechanism.Parse("""
            <mujoco>
              <option gravity="0 0 0" timestep="0.002" integrator="RK4"/>
              <worldbody><body><freejoint/><geom type="box" size=".1 .2 .3"/></body></worldbody>
            </mujoco>
            """), keepsContactFrames: false);
        BodyLayout layout = tables.Layout;
        using var bodies = new HostBodies<Real>(tables);
        bodies.Write(0, layout.Qvel, [1, -2, 0.5f, 3, -1, 2]);
        bodies.Forward();
        double[] before = Momentum(bodies, layout);

        for (int step = 0; step < Steps; step++)
            bodies.Step();
        bodies.Forward();

        double scale = before.Max(Math.Abs);
        Assert.All(Momentum(bodies, layout).Zip(before), pair => Assert.InRange(
            Math.Abs(pair.First - pair.Second) / scale, 0, MomentumTolerance));
        Assert.True(Math.Abs(bodies[0, layout.Qpos + 3] - 1) > 0.1, "it has turned");
    }

    [Fact]
    public void A_passive_pendulum_keeps_its_energy()
    {
        Mechanism mechanism = Mechanism.Parse("""
            <mujoco>
              <option timestep="0.002" integrator="RK4"/>
              <worldbody>
                <body>
                  <joint type="hinge" axis="0 1 0"/>
                  <geom type="capsule" size=".03 .3" pos="0 0 -.3" contype="0"/>
                  <body pos="0 0 -.6">
                    <joint type="ball"/>
                    <geom type="capsule" size=".03 .2" pos="0 0 -.2" contype="0"/>
                  </body>
                </body>
              </worldbody>
            </mujoco>
            """);
        MechanismTables tables = MechanismTables.Compile(mechanism, keepsContactFrames: false);
        BodyLayout layout = tables.Layout;
        using var bodies = new HostBodies<Real>(tables);
        bodies[0, layout.Qpos] = 1.2f;
        bodies.Write(0, layout.Qvel, [0.5f, 0.4f, -0.3f, 0.2f]);
        bodies.Forward();
        double before = Energy(mechanism, bodies, layout, out double kinetic), most = kinetic;

        for (int step = 0; step < Steps; step++)
        {
            bodies.Step();
            bodies.Forward();
            double energy = Energy(mechanism, bodies, layout, out kinetic);
            most = Math.Max(most, kinetic);
            Assert.InRange(Math.Abs(energy - before) / most, 0, EnergyTolerance);
        }
    }

    // Angular, then linear, of body 1 about its centre of mass.
    private static double[] Momentum(HostBodies<Real> bodies, in BodyLayout layout)
    {
        double[] inertia = [.. bodies.Read(0, layout.Cinert + 10, 10)], velocity = [.. bodies.Read(0, layout.Cvel + 6, 6)];
        double Row(double x, double y, double z) => x * velocity[0] + y * velocity[1] + z * velocity[2];
        return
        [
            Row(inertia[0], inertia[3], inertia[4]), Row(inertia[3], inertia[1], inertia[5]), Row(inertia[4], inertia[5], inertia[2]),
            inertia[9] * velocity[3], inertia[9] * velocity[4], inertia[9] * velocity[5],
        ];
    }

    // 1/2 v' M v + m g z.
    private static double Energy(Mechanism mechanism, HostBodies<Real> bodies, in BodyLayout layout, out double kinetic)
    {
        double[] speeds = [.. bodies.Read(0, layout.Qvel, layout.Nv)], masses = mechanism.Constants.Bodies.Mass;
        int cell = layout.QM;
        kinetic = 0;
        for (int row = 0; row < layout.Nv; row++)
        {
            for (int column = 0; column <= row; column++)
                kinetic += bodies[0, cell++] * speeds[row] * speeds[column] * (column == row ? 0.5 : 1);
        }

        double height = 0;
        for (int body = 0; body < masses.Length; body++)
            height += masses[body] * bodies[0, layout.Xipos + 3 * body + 2];
        return kinetic + 9.81 * height;
    }
}
