namespace GpuEs.Tests;

/// <summary>
/// An environment of one's own with lanes, two actions, and episodes a third of which are over before their first step.
/// </summary>
public struct Drifting : IEnvironment<Drifting>, IHasLanes<Drifting<Real>>
{
    private Drifting<Real> rules;

    public static int ObservationSize => 3;

    public static int ActionSize => 2;

    public static int ActionChoices => 0;

    public static float ActionLimit => 0.5f;

    public static int StepLimit => 60;

    public static float SolvedReturn => float.PositiveInfinity;

    public static float ObservationScale(int index) => index == 2 ? 0.25f : 1f;

    public readonly bool IsTerminated => Real.Any(rules.IsTerminated);

    public void Reset(ref EpisodeRandom random)
    {
        rules.East = random.NextUniform(-1.5f, 1.5f);
        rules.North = random.NextUniform(-1f, 1f);
        rules.Wind = random.NextUniform(0f, 0.3f);
    }

    public readonly float Observe(int index) => rules.Observe(index);

    public void Act(int index, float value) => rules.Act(index, value);

    public float Step() => rules.Step();
}

/// <summary>Its rules.</summary>
public struct Drifting<T> : ILaneEnvironment<T>
    where T : unmanaged, IReal<T>
{
    internal T East, North, Wind;
    private T pushEast, pushNorth;

    public readonly T IsTerminated => (T.Abs(East) > 1f) | (T.Abs(North) > 2f);

    public readonly T Observe(int index) => index == 0 ? East : index == 1 ? North : T.Log(Wind + 0.01f);

    public void Act(int index, T value)
    {
        pushEast = index == 0 ? value : pushEast;
        pushNorth = index == 1 ? value : pushNorth;
    }

    public T Step()
    {
        East += 0.2f * pushEast + Wind * T.Exp(-(North * North));
        North += 0.2f * pushNorth;
        return T.Min(1f - T.Sqrt(East * East + North * North), 0.7f);
    }
}

/// <summary>One that has a field besides its rules, which lanes cannot have.</summary>
public struct DriftingWithMore : IEnvironment<DriftingWithMore>, IHasLanes<Drifting<Real>>
{
    private Drifting drifting;
    private Real more;

    public static int ObservationSize => Drifting.ObservationSize;

    public static int ActionSize => Drifting.ActionSize;

    public static int ActionChoices => Drifting.ActionChoices;

    public static float ActionLimit => Drifting.ActionLimit;

    public static int StepLimit => Drifting.StepLimit;

    public static float SolvedReturn => Drifting.SolvedReturn;

    public static float ObservationScale(int index) => Drifting.ObservationScale(index);

    public readonly bool IsTerminated => drifting.IsTerminated;

    public void Reset(ref EpisodeRandom random) => drifting.Reset(ref random);

    public readonly float Observe(int index) => drifting.Observe(index);

    public void Act(int index, float value) => drifting.Act(index, value);

    public float Step() => drifting.Step() + (more += 1f);
}
