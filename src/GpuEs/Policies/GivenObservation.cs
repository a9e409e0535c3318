namespace GpuEs;

/// <summary>What a policy sees where there is no environment: the observation that it is given, and room for its action.</summary>
/// <typeparam name="TEnvironment">Whose sizes these are.</typeparam>
internal readonly unsafe struct GivenObservation<TEnvironment>(float* observation, float* action)
    : IView, ISizesOf<TEnvironment>
    where TEnvironment : struct, ISizes
{
    public float Observe(int index) => observation[index];

    public void Act(int index, float value) => action[index] = value;
}
