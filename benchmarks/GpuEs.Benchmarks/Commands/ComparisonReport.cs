namespace GpuEs.Benchmarks;

/// <summary>One line of JSON in the peers' format (peers/peer.py).</summary>
internal sealed record ComparisonReport(
    string Peer, string Version, string Environment, string Hidden, int Population, int Steps,
    double SecondsPerGeneration, double StepsPerSecond, double CpuSecondsPerGeneration,
    IReadOnlyDictionary<string, double> Stages, float MeanReturn, float MeanReturnLast, string Device, string Path,
    string Noise, long? DeviceMemoryBytes);
