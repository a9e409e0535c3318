using Xunit;

namespace GpuEs.Tests;

public sealed class FailingRobotTests
{
    private const int Members = 20;

    [Fact]
    public void Where_the_dynamics_fail_the_episode_ends_and_its_return_is_NaN_and_nobody_else_notices()
    {
        using ComputeDevice host = ComputeDevice.Open("host");
        var options = new EvolutionStrategyOptions { Population = Members, StepCap = 20 };
        using var evaluator = BatchedEvaluator.ForEnvironment<Bursting>(host, Policy.Linear(), options);
        float[] vectors = new float[Members * evaluator.ParameterCount], returns = new float[Members];
        int[] steps = new int[Members];
        vectors[3 * evaluator.ParameterCount] = 1f;

        evaluator.Evaluate(vectors, returns, steps);

        Assert.True(float.IsNaN(returns[3]));
        Assert.True(steps[3] < 20);
        Assert.All(returns.Where((_, member) => member != 3), value => Assert.Equal(20f, value));
    }

    /// <summary>A slide without mass worth the name: pushed, it is away beyond all floats.</summary>
    private struct Bursting : IRobot<Bursting>
    {
        public static Mechanism Mechanism => Mechanism.Parse(
            """
            <mujoco>
              <option gravity="0 0 0"/>
              <worldbody>
                <body>
                  <joint name="rail" type="slide" axis="1 0 0"/>
                  <geom type="sphere" size="0.01" mass="1e-10" contype="0" conaffinity="0"/>
                </body>
              </worldbody>
              <actuator><motor joint="rail" gear="1e30" ctrlrange="-1 1" ctrllimited="true"/></actuator>
            </mujoco>
            """);

        public static int FrameSkip => 1;

        public static int ObservationSize => 1;

        public static void Reset<TStart>(ref EpisodeRandom random, TStart start)
            where TStart : struct, IBodyStart => start.SetQpos(0, 0f);

        public static T Observe<T, TState>(int index, TState state)
            where T : unmanaged, IReal<T>
            where TState : struct, IBodyState<T> => state.Qpos(0);

        public static T Reward<T, TState>(TState state)
            where T : unmanaged, IReal<T>
            where TState : struct, IBodyState<T> => 1f;

        public static T IsTerminated<T, TState>(TState state)
            where T : unmanaged, IReal<T>
            where TState : struct, IBodyState<T> => 0f;
    }
}
