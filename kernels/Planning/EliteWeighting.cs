namespace GpuEs;

/// <summary>
/// The cross-entropy method's elites (Rubinstein 1999; Hafner et al. 2019, algorithm 2): the selected count alike, the
/// others nothing.
/// </summary>
internal readonly struct EliteWeighting(float nothing) : IPlanWeighting
{
    // ILGPU wants no structs without fields.
    public readonly float Nothing = nothing;

    public bool FitsDeviation => true;

    public int Weight(float predictedReturn, int candidate, ulong threshold)
    {
        ulong key = CandidateKey.From(predictedReturn, candidate);
        return key >= threshold && CandidateKey.IsFinite(key) ? 1 : 0;
    }
}
