namespace GpuEs.Tests;

/// <summary>A model whose rewards are the actions, or no numbers at all.</summary>
public struct Unpredictable : IEnvironment<Unpredictable>
{
    private Real action;

    /// <summary>0: NaN for actions above 0. 1: infinite beyond 0.25 either way. 2: always NaN.</summary>
    internal int Kind;

    public static int ObservationSize => 1;

    public static int ActionSize => 1;

    public static int ActionChoices => 0;

    public static float ActionLimit => 1f;

    public static int StepLimit => 1;

    public static float SolvedReturn => float.PositiveInfinity;

    public readonly bool IsTerminated => false;

    public static float ObservationScale(int index) => 1f;

    public void Reset(ref EpisodeRandom random) => action = 0f;

    public readonly float Observe(int index) => action;

    public void Act(int index, float value) => action = value;

    public readonly float Step()
    {
        if (Kind == 0)
            return action > 0f ? float.NaN : action;
        if (Kind == 1)
            return action > 0.25f ? float.PositiveInfinity : action < -0.25f ? float.NegativeInfinity : action;
        return float.NaN;
    }
}
