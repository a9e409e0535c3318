namespace GpuEs.Benchmarks;

/// <summary>
/// <see cref="CartPole"/> as the peers play it (peers/peer.py): it never ends, positions and velocities are held within
/// 100, and the reward 1 - angle^2 - 0.01 position^2 depends on every action, so that no compiler removes the policy.
/// </summary>
internal struct EndlessCartPole : IEnvironment<EndlessCartPole>, IHasLanes<EndlessCartPole<Real>>
{
    private EndlessCartPole<Real> rules;

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
        rules.Dynamics.Position = random.NextUniform(-0.05f, 0.05f);
        rules.Dynamics.Velocity = random.NextUniform(-0.05f, 0.05f);
        rules.Dynamics.AngleRadians = random.NextUniform(-0.05f, 0.05f);
        rules.Dynamics.AngularVelocity = random.NextUniform(-0.05f, 0.05f);
    }

    public readonly float Observe(int index) => rules.Observe(index);

    public void Act(int index, float value) => rules.Act(index, value);

    public float Step() => rules.Step();
}

/// <summary>The rules of <see cref="EndlessCartPole"/>.</summary>
internal struct EndlessCartPole<T> : ILaneEnvironment<T>
    where T : unmanaged, IReal<T>
{
    private const float ForceNewtons = 10f;
    private const float Bound = 100f;

    public CartPoleDynamics<T> Dynamics;
    private T force;

    public readonly T IsTerminated => 0f;

    public readonly T Observe(int index) =>
        index == 0 ? Dynamics.Position
        : index == 1 ? Dynamics.Velocity
        : index == 2 ? Dynamics.AngleRadians
        : Dynamics.AngularVelocity;

    public void Act(int index, T value) => force = T.Select(value > 0.5f, ForceNewtons, -ForceNewtons);

    public T Step()
    {
        Dynamics.Advance(force);
        Dynamics.Position = T.Clamp(Dynamics.Position, -Bound, Bound);
        Dynamics.Velocity = T.Clamp(Dynamics.Velocity, -Bound, Bound);
        Dynamics.AngularVelocity = T.Clamp(Dynamics.AngularVelocity, -Bound, Bound);
        T position = Dynamics.Position, angle = Dynamics.AngleRadians;
        return 1f - angle * angle - 0.01f * (position * position);
    }
}
