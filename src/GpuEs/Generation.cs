namespace GpuEs;

/// <summary>
/// The stages of a generation on whatever computes them. They are called in the order in which they stand here, with
/// perturbing and evaluating in turn for every chunk of members.
/// </summary>
internal abstract class Generation : IDisposable
{
    /// <summary>Members that are perturbed and evaluated at a time.</summary>
    public abstract int ChunkMembers { get; }

    /// <summary>Writes the parameters of a chunk of members from the mean and the generation's noise.</summary>
    public abstract void Perturb(int generation, MemberRange chunk);

    /// <summary>Finds the returns of a chunk of members.</summary>
    public abstract void Evaluate(int generation, MemberRange chunk);

    /// <summary>Ranks the returns of all members and makes weights of the ranks.</summary>
    public abstract void Shape();

    /// <summary>Sums up the noise by weight.</summary>
    public abstract void EstimateGradient(int generation);

    /// <summary>Moves the mean along the gradient.</summary>
    public abstract void UpdateMean(int generation);

    /// <summary>Waits for the stages, and tells of them.</summary>
    public abstract (ReturnSummary Summary, float GradientSquaredLength) Report();

    /// <summary>Reads the mean.</summary>
    public abstract void ReadMean(Span<float> destination);

    /// <summary>Replaces the mean.</summary>
    public abstract void WriteMean(ReadOnlySpan<float> source);

    /// <summary>Reads the parameters of the chunk's members that were last perturbed, member by member.</summary>
    public abstract void ReadMembers(MemberRange chunk, Span<float> destination);

    /// <summary>Replaces the returns of all members by fitness from elsewhere.</summary>
    public abstract void WriteReturns(ReadOnlySpan<float> fitness);

    /// <summary>Evaluates parameter vectors, one after the other in memory, apart from any generation.</summary>
    public abstract void EvaluateVectors(
        ReadOnlySpan<float> vectors, EpisodeOptions episodes, Span<float> returns, Span<int> steps);

    public abstract void Dispose();
}
