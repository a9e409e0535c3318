namespace GpuEs;

/// <summary>
/// MPPI (Williams et al., "Information Theoretic MPC for Model-Based Reinforcement Learning", 2017, algorithm 2): every
/// candidate counts exp((return - best return) / temperature). The deviation stays as it is.
/// </summary>
internal readonly struct PathIntegralWeighting(float temperature) : IPlanWeighting
{
    private const float UnitsPerWeight = 1 << 16;

    public bool FitsDeviation => false;

    public int Weight(float predictedReturn, int candidate, ulong threshold)
    {
        if (!ReturnKey.IsFinite(predictedReturn))
            return 0;
        float best = CandidateKey.Return(threshold);
        float weight = Elementary.Exp((predictedReturn - best) / temperature);
        return (int)Exact.Multiply(weight, UnitsPerWeight);
    }
}
