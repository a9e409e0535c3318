namespace GpuEs.Benchmarks;

/// <summary><see cref="Pendulum"/>, which never ends by itself, without its limit of 200 steps.</summary>
internal struct EndlessPendulum : IEnvironment<EndlessPendulum>, IHasLanes<Pendulum<Real>>
{
    private Pendulum pendulum;

    public static int ObservationSize => Pendulum.ObservationSize;

    public static int ActionSize => Pendulum.ActionSize;

    public static int ActionChoices => Pendulum.ActionChoices;

    public static float ActionLimit => Pendulum.ActionLimit;

    public static int StepLimit => 1 << 20;

    public static float SolvedReturn => float.PositiveInfinity;

    public static float ObservationScale(int index) => Pendulum.ObservationScale(index);

    public readonly bool IsTerminated => false;

    public void Reset(ref EpisodeRandom random) => pendulum.Reset(ref random);

    public readonly float Observe(int index) => pendulum.Observe(index);

    public void Act(int index, float value) => pendulum.Act(index, value);

    public float Step() => pendulum.Step();
}
