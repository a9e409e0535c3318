namespace GpuEs.Tests.Limits;

/// <summary>What an environment says of itself; every member has a value that is right.</summary>
public interface IOwnSizes
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
    where TSizes : struct, IOwnSizes
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

public readonly struct Fitting : IOwnSizes;

public readonly struct NoObservation : IOwnSizes
{
    public static int ObservationSize => 0;
}

public readonly struct EndlessObservation : IOwnSizes
{
    public static int ObservationSize => int.MaxValue;
}

public readonly struct NoAction : IOwnSizes
{
    public static int ActionSize => 0;
}

public readonly struct EndlessAction : IOwnSizes
{
    public static int ActionSize => 1 << 30;
}

public readonly struct FewerThanNoChoices : IOwnSizes
{
    public static int ActionChoices => -1;
}

public readonly struct OneChoice : IOwnSizes
{
    public static int ActionChoices => 1;
}

public readonly struct TwoChoicesAtOnce : IOwnSizes
{
    public static int ActionSize => 2;

    public static int ActionChoices => 3;
}

public readonly struct NoLimit : IOwnSizes
{
    public static float ActionLimit => float.PositiveInfinity;
}

public readonly struct UnknownLimit : IOwnSizes
{
    public static float ActionLimit => float.NaN;
}

public readonly struct ZeroLimit : IOwnSizes
{
    public static float ActionLimit => 0f;
}

public readonly struct NoSteps : IOwnSizes
{
    public static int StepLimit => 0;
}

public readonly struct UnknownGoal : IOwnSizes
{
    public static float SolvedReturn => float.NaN;
}

public readonly struct UnknownScale : IOwnSizes
{
    public static float ObservationScale(int index) => index == 1 ? float.NaN : 1f;
}

public readonly struct EndlessScale : IOwnSizes
{
    public static float ObservationScale(int index) => float.NegativeInfinity;
}
