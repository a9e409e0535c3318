namespace GpuEs.Tests;

/// <summary>Recorded states in the lanes of instances, as many at a time as there are lanes.</summary>
internal static class PlayedStates
{
    /// <summary>Runs something from every state, cold, and lets a look be taken at each lane: its number and its state's.</summary>
    public static void ForAll<T>(
        MechanismTables tables, RecordedStates states, Action<HostBodies<T>> run, Action<HostBodies<T>, int, int> look)
        where T : unmanaged, IReal<T>
    {
        using var bodies = new HostBodies<T>(tables);
        for (int first = 0; first < states.Count; first += T.Lanes)
        {
            for (int lane = 0; lane < T.Lanes; lane++)
                Load(bodies, tables.Layout, lane, states, Math.Min(first + lane, states.Count - 1));
            run(bodies);
            for (int lane = 0; lane < Math.Min(T.Lanes, states.Count - first); lane++)
                look(bodies, lane, first + lane);
        }
    }

    public static void Load<T>(HostBodies<T> bodies, in BodyLayout layout, int lane, RecordedStates states, int state)
        where T : unmanaged, IReal<T>
    {
        bodies.Write(lane, layout.Qpos, states.Floats(state, "qpos"));
        bodies.Write(lane, layout.Qvel, states.Floats(state, "qvel"));
        bodies.Write(lane, layout.Ctrl, states.Floats(state, "ctrl"));
        bodies.ForgetWarmstart(lane);
    }

    /// <summary>The largest difference, relative to 1 + the largest magnitude of the reference.</summary>
    public static double Error(ReadOnlySpan<float> values, double[] reference)
    {
        Xunit.Assert.Equal(reference.Length, values.Length);
        double scale = 1 + reference.Max(Math.Abs), worst = 0;
        for (int k = 0; k < reference.Length; k++)
            worst = Math.Max(worst, Math.Abs(values[k] - reference[k]) / scale);
        return double.IsNaN(worst) ? double.PositiveInfinity : worst;
    }
}
