namespace GpuEs;

/// <summary>How sigma shrank in a run before its schedule was laid out anew.</summary>
/// <param name="Identity">The run's identity then, which its checkpoints of that time have.</param>
/// <param name="SigmaDecay">The factor of sigma from one generation to the next.</param>
/// <param name="DecayGenerations">The generations that it was laid out for; null for no end.</param>
internal sealed record EarlierSchedule(string Identity, float SigmaDecay, int? DecayGenerations)
{
    /// <summary>
    /// A state of that time for the schedule of now. Gradients are proportional to 1/sigma, so moments that were gathered
    /// at a sigma of nearly nothing would outweigh all to come: the sphere, begun with 2 generations and laid out anew for
    /// 100, ended at 36 with Adam's as they were. ClipUp's velocity knows the gradient's direction alone.
    /// </summary>
    public SearchState Rescaled(SearchState state, EvolutionStrategyOptions search)
    {
        if (state.Generation == 0 || search.Optimizer is Optimizer.ClipUp)
            return state;
        EvolutionStrategyOptions then = search with { SigmaDecay = SigmaDecay, DecayGenerations = DecayGenerations };
        int last = state.Generation - 1;
        float factor = then.SigmaAt(last) / search.SigmaAt(last);
        return new SearchState
        {
            Generation = state.Generation,
            Mean = state.Mean,
            FirstMoment = [.. state.FirstMoment.Select(moment => moment * factor)],
            SecondMoment = [.. state.SecondMoment.Select(moment => moment * factor * factor)],
            StepCap = state.StepCap,
            EnvironmentSteps = state.EnvironmentSteps,
            BestFitness = state.BestFitness,
        };
    }
}
