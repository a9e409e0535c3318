namespace GpuEs;

/// <summary>
/// One mj_step by the classic fourth-order Runge-Kutta method, as mj_RungeKutta. Everything but qpos and qvel is left as the
/// fourth stage had it: MuJoCo's rewards and observations see that.
/// </summary>
internal static class RungeKuttaStep<T, TCells, TTables>
    where T : unmanaged, IReal<T>
    where TCells : struct, IWorkspace<TCells, T>
    where TTables : struct, ITables
{
    public static void Run(TCells cells, TTables tables, in BodyLayout layout)
    {
        int startQpos = layout.RungeKutta, startQvel = startQpos + layout.Nq;
        int sumQvel = startQvel + layout.Nv, sumQacc = sumQvel + layout.Nv;
        for (int k = 0; k < layout.Nq; k++)
            cells[startQpos + k] = cells[layout.Qpos + k];
        for (int k = 0; k < layout.Nv; k++)
        {
            cells[startQvel + k] = cells[layout.Qvel + k];
            cells[sumQvel + k] = 0f;
            cells[sumQacc + k] = 0f;
        }

        for (int stage = 0; stage < 4; stage++)
        {
            ForwardDynamics<T, TCells, TTables>.Run(cells, tables, layout);
            T weight = stage == 0 || stage == 3 ? 1f / 6f : 1f / 3f;
            for (int k = 0; k < layout.Nv; k++)
            {
                cells[sumQvel + k] = T.MultiplyAdd(weight, cells[layout.Qvel + k], cells[sumQvel + k]);
                cells[sumQacc + k] = T.MultiplyAdd(weight, cells[layout.Qacc + k], cells[sumQacc + k]);
            }

            if (stage < 3)
                Move(cells, tables, layout, layout.Qvel, layout.Qacc, stage == 2 ? layout.Timestep : (T)layout.Timestep * 0.5f);
        }

        Move(cells, tables, layout, sumQvel, sumQacc, layout.Timestep);
    }

    // From the start, at a velocity and an acceleration.
    private static void Move(TCells cells, TTables tables, in BodyLayout layout, int qvel, int qacc, T seconds)
    {
        int startQpos = layout.RungeKutta, startQvel = startQpos + layout.Nq;
        Integration<T, TCells, TTables>.Run(cells, tables, layout, startQpos, layout.Qpos, qvel, seconds);
        for (int k = 0; k < layout.Nv; k++)
            cells[layout.Qvel + k] = T.MultiplyAdd(cells[qacc + k], seconds, cells[startQvel + k]);
    }
}
