namespace GpuEs.Tests;

// <readme>
public struct Crane : IRobot<Crane>
{
    private const int Load = 2;

    public static Mechanism Mechanism => Mechanism.Parse(
        """
        <mujoco>
          <option timestep="0.01"/>
          <worldbody>
            <body name="trolley">
              <joint name="rail" type="slide" axis="1 0 0" damping="1"/>
              <geom type="box" size="0.1 0.1 0.1" mass="2" contype="0"/>
              <body name="load">
                <joint type="hinge" axis="0 -1 0" damping="0.01"/>
                <geom type="sphere" size="0.1" pos="0 0 -1" mass="1" contype="0"/>
              </body>
            </body>
          </worldbody>
          <actuator><motor joint="rail" gear="20" ctrlrange="-1 1" ctrllimited="true"/></actuator>
        </mujoco>
        """);

    public static int FrameSkip => 5;
    public static int ObservationSize => 4;
    public static int StepLimit => 200;
    public static float SolvedReturn => -60f;

    public static void Reset<TStart>(ref EpisodeRandom random, TStart start)
        where TStart : struct, IBodyStart => start.SetQpos(0, random.NextUniform(-2f, 2f));

    public static T Observe<T, TState>(int index, TState state)
        where T : unmanaged, IReal<T>
        where TState : struct, IBodyState<T> => index < 2 ? state.Qpos(index) : state.Qvel(index - 2);

    public static T Reward<T, TState>(TState state)
        where T : unmanaged, IReal<T>
        where TState : struct, IBodyState<T> => -T.Abs(state.Xipos(Load, 0));

    public static T IsTerminated<T, TState>(TState state)
        where T : unmanaged, IReal<T>
        where TState : struct, IBodyState<T> => T.Abs(state.Qpos(0)) > 4f;
}
// </readme>
