namespace GpuEs.Benchmarks;

/// <summary>
/// <see cref="CartPole"/> as the peers play it (peers/peer.py): it never ends, positions and velocities are held within
/// 100, and the reward 1 - angle^2 - 0.01 position^2 depends on every action, so that no compiler removes the policy.
/// </summary>
internal struct EndlessCartPole : IEnvironment<EndlessCartPole>
{
    private const float ForceNewtons = 10f;
    private const float Bound = 100f;

    private CartPoleDynamics dynamics;
    private Real force;

    public static int ObservationSize => 4;

    public static int ActionSize => 1;

    public static int ActionChoices => 2;

    public static float ActionLimit => 1f;

    public static int StepLimit => 1 << 20;

    public static float SolvedReturn => float.PositiveInfinity;

    public static float ObservationScale(int index) => 1f;

    public readonly bool IsTerminated => false;

    public void Reset(ref EpisodeRandom random)
    {
        dynamics.Position = random.NextUniform(-0.05f, 0.05f);
        dynamics.Velocity = random.NextUniform(-0.05f, 0.05f);
        dynamics.AngleRadians = random.NextUniform(-0.05f, 0.05f);
        dynamics.AngularVelocity = random.NextUniform(-0.05f, 0.05f);
    }

    public readonly float Observe(int index) =>
        index == 0 ? dynamics.Position
        : index == 1 ? dynamics.Velocity
        : index == 2 ? dynamics.AngleRadians
        : dynamics.AngularVelocity;

    public void Act(int index, float value) => force = value > 0.5f ? ForceNewtons : -ForceNewtons;

    public float Step()
    {
        dynamics.Advance(force);
        dynamics.Position = Real.Clamp(dynamics.Position, -Bound, Bound);
        dynamics.Velocity = Real.Clamp(dynamics.Velocity, -Bound, Bound);
        dynamics.AngularVelocity = Real.Clamp(dynamics.AngularVelocity, -Bound, Bound);
        Real position = dynamics.Position, angle = dynamics.AngleRadians;
        return 1f - angle * angle - 0.01f * (position * position);
    }
}
