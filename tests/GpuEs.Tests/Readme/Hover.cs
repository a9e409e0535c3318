namespace GpuEs.Tests;

// <readme>
public struct Hover : IEnvironment<Hover>, IHasLanes<Hover<Real>>
{
    private Hover<Real> rules;

    public static int ObservationSize => 2;
    public static int ActionSize => 1;
    public static int ActionChoices => 0;
    public static float ActionLimit => 1f;
    public static int StepLimit => 100;
    public static float SolvedReturn => 90f;
    public static float ObservationScale(int index) => 1f;

    public readonly bool IsTerminated => Real.Any(rules.IsTerminated);
    public void Reset(ref EpisodeRandom random) => rules.HeightMeters = random.NextUniform(-1f, 1f);
    public readonly float Observe(int index) => rules.Observe(index);
    public void Act(int index, float value) => rules.Act(index, value);
    public float Step() => rules.Step();
}

public struct Hover<T> : ILaneEnvironment<T>
    where T : unmanaged, IReal<T>
{
    internal T HeightMeters;
    private T speed, thrust;

    public readonly T IsTerminated => T.Abs(HeightMeters) > 2f;
    public readonly T Observe(int index) => index == 0 ? HeightMeters : speed;
    public void Act(int index, T value) => thrust = T.Select(HeightMeters > 1f, 0f, value);

    public T Step()
    {
        speed += 0.1f * thrust;
        HeightMeters += 0.1f * speed;
        return 1f - HeightMeters * HeightMeters;
    }
}
// </readme>
