namespace GpuEs.Cli;

/// <summary>What <c>gpues train</c> is to do, found sound before any device is opened.</summary>
internal sealed record TrainRequest(
    BuiltInTask Task, Policy? Policy, int Dimension, EvolutionStrategyOptions Options, int Generations,
    double SolvedValue, string Device, bool UntilSolved, RunFolder? Output, int? DashboardPort, bool Json);
