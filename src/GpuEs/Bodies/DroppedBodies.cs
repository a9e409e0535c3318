using System.Diagnostics;

namespace GpuEs;

/// <summary>What came of dropping instances of a mechanism: no control, from its own pose, each with a small push of its own.</summary>
/// <param name="Instances">As many as were asked for, rounded up to whole vectors.</param>
/// <param name="Steps">Taken by all instances together.</param>
/// <param name="Seconds">How long they took, after a first group that was not timed.</param>
/// <param name="Failed">Instances in which the solver did not end or a number was not finite.</param>
/// <param name="HeightBefore">Of the mechanism's centre of mass at the start, m.</param>
/// <param name="HeightAfter">Of the instances' centres of mass at the end, their mean, m; NaN where all failed.</param>
internal sealed record DroppedBodies(
    int Instances, long Steps, double Seconds, int Failed, double HeightBefore, double HeightAfter)
{
    /// <summary>Largest speed that an instance starts with, m/s or rad/s: enough that no two do the same.</summary>
    private const float Push = 0.05f;

    /// <summary>Steps of the group that is not timed: the compiler has seen all by then.</summary>
    private const int WarmUpSteps = 200;

    /// <param name="mechanism">Whose instances are dropped.</param>
    /// <param name="instances">1 or more.</param>
    /// <param name="steps">Of each, 1 or more.</param>
    /// <param name="cancellation">Ends it after the groups at hand.</param>
    /// <exception cref="NotSupportedException">The dynamics lack a part of the mechanism.</exception>
    public static DroppedBodies Play(Mechanism mechanism, int instances, int steps, CancellationToken cancellation) =>
        LanePath.Widest == 16
            ? Play<Real16>(mechanism, instances, steps, cancellation)
            : Play<Real8>(mechanism, instances, steps, cancellation);

    private static DroppedBodies Play<T>(Mechanism mechanism, int instances, int steps, CancellationToken cancellation)
        where T : unmanaged, IReal<T>
    {
        MechanismTables tables = MechanismTables.Compile(mechanism, keepsContactFrames: false);
        double before = PlayGroup<T>(mechanism, tables, 0, WarmUpSteps).Before;
        int groups = (instances + T.Lanes - 1) / T.Lanes;
        var after = new double[groups * T.Lanes];
        long started = Stopwatch.GetTimestamp();
        int played = 0;
        Parallel.For(0, groups, (group, loop) =>
        {
            if (cancellation.IsCancellationRequested)
            {
                loop.Stop();
                return;
            }

            PlayGroup<T>(mechanism, tables, group, steps).After.CopyTo(after, group * T.Lanes);
            Interlocked.Increment(ref played);
        });
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        double[] whole = [.. after.Where(double.IsFinite)];
        return new(
            after.Length, (long)played * T.Lanes * steps, seconds, after.Length - whole.Length, before,
            whole.Length > 0 ? whole.Average() : double.NaN);
    }

    private static (double Before, double[] After) PlayGroup<T>(
        Mechanism mechanism, MechanismTables tables, int group, int steps)
        where T : unmanaged, IReal<T>
    {
        BodyLayout layout = tables.Layout;
        using var bodies = new HostBodies<T>(tables);
        for (int lane = 0; lane < T.Lanes; lane++)
        {
            // Any small speeds do; these are the same in every run.
            var random = new Random((group * T.Lanes) + lane);
            bodies.Write(lane, layout.Qvel, [.. Enumerable.Range(0, layout.Nv).Select(_ => Push * (2 * random.NextSingle() - 1))]);
        }

        bodies.Forward();
        double before = Height(mechanism, bodies, layout, 0);
        for (int step = 0; step < steps; step++)
            bodies.Step();
        return (before, [.. Enumerable.Range(0, T.Lanes).Select(lane =>
            bodies[lane, layout.Failures] == 0 ? Height(mechanism, bodies, layout, lane) : double.NaN)]);
    }

    private static double Height<T>(Mechanism mechanism, HostBodies<T> bodies, in BodyLayout layout, int lane)
        where T : unmanaged, IReal<T>
    {
        double[] masses = mechanism.Constants.Bodies.Mass;
        double moment = 0;
        for (int body = 0; body < masses.Length; body++)
            moment += masses[body] * bodies[lane, layout.Xipos + 3 * body + 2];
        return moment / masses.Sum();
    }
}
