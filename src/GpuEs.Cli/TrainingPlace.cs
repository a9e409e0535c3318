namespace GpuEs.Cli;

/// <summary>Where a run computes: on this machine's devices, or on a cluster.</summary>
internal abstract class TrainingPlace : IDisposable
{
    /// <summary>What to ask for it by.</summary>
    public abstract string Specification { get; }

    /// <summary>What it is, for people.</summary>
    public abstract string Name { get; }

    /// <exception cref="WrongInputException">There is no such place.</exception>
    public static TrainingPlace Open(Terminal terminal, TrainRequest request) => request.Cluster is null
        ? new OpenedDevices(terminal, request.Device)
        : new OpenedCluster(terminal, request.Cluster);

    public abstract EvolutionStrategy Create(TrainRequest request);

    /// <summary>What is to be told of the last generation besides its report.</summary>
    public virtual string News() => "";

    public abstract void Dispose();
}
