namespace GpuEs.Cluster;

/// <summary>A <see cref="SearchState"/> as it travels: once to a worker that comes late, and to whoever asks for the mean.</summary>
[GenerateSerializer, Immutable, Alias("gpues.state")]
internal sealed record RunState(
    [property: Id(0)] int Generation, [property: Id(1)] byte[] Mean, [property: Id(2)] byte[] FirstMoment,
    [property: Id(3)] byte[] SecondMoment, [property: Id(4)] int StepCap, [property: Id(5)] long EnvironmentSteps,
    [property: Id(6)] float BestFitness)
{
    public static RunState Of(SearchState state) => new(
        state.Generation, Packed.Bytes<float>(state.Mean), Packed.Bytes<float>(state.FirstMoment),
        Packed.Bytes<float>(state.SecondMoment), state.StepCap, state.EnvironmentSteps, state.BestFitness);

    /// <exception cref="ArgumentException">The bytes are not those of whole floats.</exception>
    public SearchState ToState() => new()
    {
        Generation = Generation,
        Mean = Packed.Values<float>(Mean, "Mean").ToArray(),
        FirstMoment = Packed.Values<float>(FirstMoment, "FirstMoment").ToArray(),
        SecondMoment = Packed.Values<float>(SecondMoment, "SecondMoment").ToArray(),
        StepCap = StepCap,
        EnvironmentSteps = EnvironmentSteps,
        BestFitness = BestFitness,
    };
}
