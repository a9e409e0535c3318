namespace GpuEs.Cluster;

/// <summary>Where a worker stands in a run.</summary>
/// <param name="Generation">Generations that it has done.</param>
/// <param name="MeanHash">SHA-256 of its mean.</param>
/// <param name="EnvironmentSteps">Environment steps so far, of all workers.</param>
/// <param name="BestFitness">The best member's fitness so far.</param>
/// <param name="Devices">What it computes on.</param>
/// <param name="BytesSent">What its process has sent over the network since it started.</param>
[GenerateSerializer, Immutable, Alias("gpues.status")]
internal sealed record WorkerStatus(
    [property: Id(0)] int Generation, [property: Id(1)] byte[] MeanHash, [property: Id(2)] long EnvironmentSteps,
    [property: Id(3)] float BestFitness, [property: Id(4)] string Devices, [property: Id(5)] long BytesSent = 0);
