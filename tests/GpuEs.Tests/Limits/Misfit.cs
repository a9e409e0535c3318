namespace GpuEs.Tests.Limits;

/// <summary>What an environment says of itself; every member has a value that is right.</summary>
public interface ISizes
{
    static virtual int ObservationSize => 2;

    static virtual int ActionSize => 1;

    static virtual int ActionChoices => 0;

    static virtual float ActionLimit => 1f;

    static virtual int StepLimit => 3;

    static virtual float SolvedReturn => float.PositiveInfinity;

    static virtual float ObservationScale(int index) => 1f;
}

/// <summary>An environment with sizes from elsewhere; every step is worth its action.</summary>
public struct Misfit<TSizes> : IEnvironment<Misfit<TSizes>>
    where TSizes : struct, ISizes
{
    private float action;

    public static int ObservationSize => TSizes.ObservationSize;

    public static int ActionSize => TSizes.ActionSize;

    public static int ActionChoices => TSizes.ActionChoices;

    public static float ActionLimit => TSizes.ActionLimit;

    public static int StepLimit => TSizes.StepLimit;

    public static float SolvedReturn => TSizes.SolvedReturn;

    public static float ObservationScale(int index) => TSizes.ObservationScale(index);

    public readonly bool IsTerminated => false;

    public void Reset(ref EpisodeRandom random) => action = 0f;

    public readonly float Observe(int index) => 1f;

    public void Act(int index, float value) => action = value;

    public readonly float Step() => action;
}

public readonly struct Fitting : ISizes;

public readonly struct NoObservation : ISizes
{
    public static int ObservationSize => 0;
}

public readonly struct EndlessObservation : ISizes
{
    public static int ObservationSize => int.MaxValue;
}

public readonly struct NoAction : ISizes
{
    public static int ActionSize => 0;
}

public readonly struct EndlessAction : ISizes
{
    public static int ActionSize => 1 << 30;
}

public readonly struct FewerThanNoChoices : ISizes
{
    public static int ActionChoices => -1;
}

public readonly struct OneChoice : ISizes
{
    public static int ActionChoices => 1;
}

public readonly struct TwoChoicesAtOnce : ISizes
{
    public static int ActionSize => 2;

    public static int ActionChoices => 3;
}

public readonly struct NoLimit : ISizes
{
    public static float ActionLimit => float.PositiveInfinity;
}

public readonly struct UnknownLimit : ISizes
{
    public static float ActionLimit => float.NaN;
}

public readonly struct ZeroLimit : ISizes
{
    public static float ActionLimit => 0f;
}

public readonly struct NoSteps : ISizes
{
    public static int StepLimit => 0;
}

public readonly struct UnknownGoal : ISizes
{
    public static float SolvedReturn => float.NaN;
}

public readonly struct UnknownScale : ISizes
{
    public static float ObservationScale(int index) => index == 1 ? float.NaN : 1f;
}

public readonly struct EndlessScale : ISizes
{
    public static float ObservationScale(int index) => float.NegativeInfinity;
}
