using System.Diagnostics;

namespace GpuEs.Benchmarks;

/// <summary>
/// What the native peer does, in lanes: controls drawn anew each control step, a fresh start every 100 of them.
/// </summary>
internal sealed class BodyWork(Mechanism mechanism, int frameSkip, int threads)
{
    private const int ControlSteps = 100;
    private const float Disturbance = 0.01f;

    // The JIT compiles what runs often a second time, in the background. CPU time, as all seconds here: on a busy machine as
    // much is run as on a quiet one.
    private const double WarmUpSeconds = 1.5;

    private readonly MechanismTables tables = MechanismTables.Compile(mechanism, keepsContactFrames: false);

    public BodiesReport Measure(string name, double seconds) =>
        LanePath.Widest == 16 ? Measure<Real16>(name, seconds) : Measure<Real8>(name, seconds);

    private BodiesReport Measure<T>(string name, double seconds)
        where T : unmanaged, IReal<T>
    {
        Run<T>(WarmUpSeconds);
        TimeSpan cpuBefore = Environment.CpuUsage.TotalTime;
        long started = Stopwatch.GetTimestamp();
        (long steps, int failures) = Run<T>(seconds);
        double elapsed = Stopwatch.GetElapsedTime(started).TotalSeconds;
        double cpuSeconds = (Environment.CpuUsage.TotalTime - cpuBefore).TotalSeconds;
        return new("gpues-host", name, T.Lanes, threads, 1e9 * cpuSeconds / steps, steps / elapsed, failures);
    }

    private (long Steps, int Failures) Run<T>(double seconds)
        where T : unmanaged, IReal<T>
    {
        long steps = 0;
        int failures = 0;
        Thread[] running = [.. Enumerable.Range(0, threads).Select(index => new Thread(() =>
        {
            (long ownSteps, int ownFailures) = Episodes<T>(new Random(index), seconds);
            Interlocked.Add(ref steps, ownSteps);
            Interlocked.Add(ref failures, ownFailures);
        }))];
        foreach (Thread thread in running)
            thread.Start();
        foreach (Thread thread in running)
            thread.Join();
        return (steps, failures);
    }

    private (long Steps, int Failures) Episodes<T>(Random random, double seconds)
        where T : unmanaged, IReal<T>
    {
        using var bodies = new HostBodies<T>(tables);
        long steps = 0;
        TimeSpan started = Environment.CpuUsage.TotalTime;
        do
        {
            Start(bodies, random);
            for (int control = 0; control < ControlSteps; control++)
            {
                Act(bodies, random);
                for (int k = 0; k < frameSkip; k++)
                    bodies.Step();
            }

            steps += ControlSteps * frameSkip * T.Lanes;
        }
        while ((Environment.CpuUsage.TotalTime - started).TotalSeconds < threads * seconds);
        return (steps, Enumerable.Range(0, T.Lanes).Sum(lane => (int)bodies[lane, tables.Layout.Failures]));
    }

    private void Start<T>(HostBodies<T> bodies, Random random)
        where T : unmanaged, IReal<T>
    {
        BodyLayout layout = tables.Layout;
        float Disturb() => Disturbance * (2 * random.NextSingle() - 1);
        for (int lane = 0; lane < T.Lanes; lane++)
        {
            for (int k = 0; k < layout.Nq; k++)
                bodies[lane, layout.Qpos + k] = tables.Qpos0[k] + Disturb();
            for (int k = 0; k < layout.Nv; k++)
                bodies[lane, layout.Qvel + k] = Disturb();
            bodies.ForgetWarmstart(lane);
        }
    }

    private void Act<T>(HostBodies<T> bodies, Random random)
        where T : unmanaged, IReal<T>
    {
        BodyLayout layout = tables.Layout;
        double[] range = mechanism.Constants.Actuators.CtrlRange;
        for (int lane = 0; lane < T.Lanes; lane++)
        {
            for (int k = 0; k < layout.Nu; k++)
                bodies[lane, layout.Ctrl + k] = (float)(range[2 * k] + (range[2 * k + 1] - range[2 * k]) * random.NextSingle());
        }
    }
}
