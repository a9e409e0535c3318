namespace GpuEs.Tests.Limits;

/// <summary>What a policy says of itself; every member has a value that is right.</summary>
public interface IPolicySizes
{
    static virtual int ParameterCount => 1;

    static virtual int ScratchSize => 1;

    static virtual float InitialDeviation => 1f;
}

/// <summary>A policy with sizes from elsewhere: its action is its parameter.</summary>
public readonly struct OwnPolicy<TSizes> : IPolicy<OwnPolicy<TSizes>>
    where TSizes : struct, IPolicySizes
{
    public static int ParameterCount<TEnvironment>()
        where TEnvironment : struct, ISizes => TSizes.ParameterCount;

    public static int ScratchSize<TEnvironment>()
        where TEnvironment : struct, ISizes => TSizes.ScratchSize;

    public static float InitialDeviation<TEnvironment>(int parameter)
        where TEnvironment : struct, ISizes => TSizes.InitialDeviation;

    public static void Act<TView, TMemory>(ref TView view, in TMemory parameters, in TMemory scratch)
        where TView : struct, IView
        where TMemory : struct, IMemory => view.Act(0, parameters[0]);
}

public readonly struct OwnFitting : IPolicySizes;

public readonly struct NoParameters : IPolicySizes
{
    public static int ParameterCount => 0;
}

public readonly struct WrappedParameters : IPolicySizes
{
    public static int ParameterCount => int.MinValue;
}

public readonly struct NoScratch : IPolicySizes
{
    public static int ScratchSize => 0;
}

public readonly struct UnknownDeviation : IPolicySizes
{
    public static float InitialDeviation => float.NaN;
}

/// <summary>What an objective says of itself.</summary>
public interface IObjectiveSizes
{
    static virtual Goal Goal => Goal.Minimise;

    static virtual float StartLimit => 1f;
}

/// <summary>An objective with sizes from elsewhere.</summary>
public readonly struct OwnObjective<TSizes> : IObjective<OwnObjective<TSizes>>
    where TSizes : struct, IObjectiveSizes
{
    public static Goal Goal => TSizes.Goal;

    public static float StartLimit => TSizes.StartLimit;

    public static float Evaluate<TPoint>(in TPoint point, int dimension)
        where TPoint : struct, IMemory => point[0];
}

public readonly struct UnknownStart : IObjectiveSizes
{
    public static float StartLimit => float.NaN;
}

public readonly struct StartBelowZero : IObjectiveSizes
{
    public static float StartLimit => -1f;
}

public readonly struct NoSuchGoal : IObjectiveSizes
{
    public static Goal Goal => (Goal)7;
}
