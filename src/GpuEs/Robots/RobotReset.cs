namespace GpuEs;

/// <summary>Starts an episode of a robot, one at a time, as MuJoCo's environments do: the state is set, then mj_forward.</summary>
internal static class RobotReset<TRobot, TCells>
    where TRobot : unmanaged, IRobot<TRobot>
    where TCells : struct, IWorkspace<TCells, Real>
{
    public static void Run(ref EpisodeRandom random, TCells cells)
    {
        BodyLayout layout = RobotModel<TRobot>.Layout;
        for (int k = 0; k < layout.Nq; k++)
            cells[layout.Qpos + k] = RobotModel<TRobot>.Qpos0[k];
        for (int k = 0; k < layout.Nv; k++)
            cells[layout.Qvel + k] = 0f;
        for (int k = 0; k < layout.Nu; k++)
            cells[layout.Ctrl + k] = 0f;
        ForwardDynamics<Real, TCells, HostTables>.Reset(cells, layout);
        TRobot.Reset(ref random, new BodyStart<TRobot, TCells>(cells));
        ForwardDynamics<Real, TCells, HostTables>.Run(cells, RobotModel<TRobot>.Tables, layout);
    }
}
