namespace GpuEs;

/// <summary>What a policy sees where there is no environment: the observation that it is given, and room for its action.</summary>
/// <typeparam name="TEnvironment">Whose sizes these are.</typeparam>
internal readonly unsafe struct GivenObservation<TEnvironment>(float* observation, float* action)
    : IEnvironment<GivenObservation<TEnvironment>>
    where TEnvironment : unmanaged, IEnvironment<TEnvironment>
{
    public static int ObservationSize => TEnvironment.ObservationSize;

    public static int ActionSize => TEnvironment.ActionSize;

    public static int ActionChoices => TEnvironment.ActionChoices;

    public static float ActionLimit => TEnvironment.ActionLimit;

    public static int StepLimit => TEnvironment.StepLimit;

    public static float SolvedReturn => TEnvironment.SolvedReturn;

    public static float ObservationScale(int index) => TEnvironment.ObservationScale(index);

    public bool IsTerminated => false;

    public float Observe(int index) => observation[index];

    public void Act(int index, float value) => action[index] = value;

    public void Reset(ref EpisodeRandom random) => throw NoEpisode();

    public float Step() => throw NoEpisode();

    private static InvalidOperationException NoEpisode() => new("a policy observes and acts, and does nothing else");
}
