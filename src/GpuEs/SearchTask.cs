namespace GpuEs;

/// <summary>What is searched for: parameters that play an environment well, or that make an objective good.</summary>
internal abstract class SearchTask
{
    public abstract Goal Goal { get; }

    public abstract int ParameterCount { get; }

    /// <summary>Steps after which an episode is truncated; 0 where there are no episodes.</summary>
    public abstract int StepLimit { get; }

    /// <summary>The mean return that counts as solved.</summary>
    public abstract float SolvedReturn { get; }

    /// <summary>Writes the parameters that a run of this seed starts from.</summary>
    public abstract void Initialise(ulong seed, Span<float> mean);

    public abstract DeviceEvaluation CreateOn(ComputeDevice device, EpisodeOptions episodes);
}
