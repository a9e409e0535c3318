namespace GpuEs.Tests;

/// <summary>An environment of the host's whose episodes begin when a test lets them.</summary>
public struct HeldUp : IEnvironment<HeldUp>
{
    /// <summary>Set while episodes may begin.</summary>
    internal static ManualResetEventSlim Gate { get; } = new(initialState: true);

    /// <summary>Set once an episode has come to the gate.</summary>
    internal static ManualResetEventSlim Arrival { get; } = new();

    public static int ObservationSize => 1;

    public static int ActionSize => 1;

    public static int ActionChoices => 0;

    public static float ActionLimit => 1f;

    public static int StepLimit => 2;

    public static float SolvedReturn => 10f;

    public readonly bool IsTerminated => false;

    public static float ObservationScale(int index) => 1f;

    public readonly void Reset(ref EpisodeRandom random)
    {
        Arrival.Set();
        Gate.Wait();
    }

    public readonly float Observe(int index) => 1f;

    public readonly void Act(int index, float value)
    {
    }

    public readonly float Step() => 1f;
}
