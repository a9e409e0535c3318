namespace GpuEs;

/// <summary>How a group's threads share out the chains of the output layer.</summary>
internal interface IOutputChains
{
    /// <summary>Runs them; called by all threads of the group.</summary>
    static abstract void Run(in SharedOutput output, in SharedActivations activations);
}
