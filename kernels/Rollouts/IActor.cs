namespace GpuEs;

/// <summary>A policy with one member's parameters: what acts in an episode.</summary>
internal interface IActor
{
    /// <summary>Observes the environment and sets its action.</summary>
    void Act<TEnvironment>(ref TEnvironment environment)
        where TEnvironment : unmanaged, IEnvironment<TEnvironment>;
}
