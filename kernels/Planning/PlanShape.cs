namespace GpuEs;

/// <summary>
/// Sizes of the plans. A coordinate is one component of one step's action, coordinate = step * ActionSize + component;
/// a feature is what the distribution keeps a mean of: a coordinate or, for choices, one choice at one step.
/// </summary>
/// <param name="Horizon">Actions H of a plan.</param>
/// <param name="ActionSize">Components of an action.</param>
/// <param name="ActionChoices">0 for continuous actions, else the number of choices.</param>
/// <param name="MostCandidates">Candidates J of the first iteration, the largest number of all.</param>
internal readonly record struct PlanShape(int Horizon, int ActionSize, int ActionChoices, int MostCandidates)
{
    public bool IsContinuous => ActionChoices == 0;

    /// <summary>Numbers that make up an action sequence.</summary>
    public int Coordinates => Horizon * ActionSize;

    /// <summary>Features of a step.</summary>
    public int FeaturesPerStep => IsContinuous ? ActionSize : ActionChoices;

    /// <summary>Means that make up a distribution of action sequences.</summary>
    public int Features => Horizon * FeaturesPerStep;

    /// <summary>From a coordinate of the candidates to the next: whole octets.</summary>
    public int Stride { get; } = (MostCandidates + NoiseOctet.Size - 1) / NoiseOctet.Size * NoiseOctet.Size;

    /// <summary>From an agent's candidates to the next agent's.</summary>
    public int AgentStride => Coordinates * Stride;

    /// <summary>Where the candidates' numbers of a coordinate begin.</summary>
    /// <param name="slot">The agent's place in its chunk.</param>
    /// <param name="coordinate">The coordinate.</param>
    public int Row(int slot, int coordinate) => slot * AgentStride + coordinate * Stride;
}
