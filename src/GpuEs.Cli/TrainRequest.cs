namespace GpuEs.Cli;

/// <summary>What <c>gpues train</c> or <c>gpues resume</c> is to do, found sound before any device is opened.</summary>
/// <param name="Task">What is searched for.</param>
/// <param name="Policy">An environment's policy; null for an objective.</param>
/// <param name="Dimension">An objective's number of parameters.</param>
/// <param name="Options">How to search.</param>
/// <param name="Run">What else the run is asked for.</param>
/// <param name="Generations">The number of generations to reach; a resumed run's may be another than it began with.</param>
/// <param name="SolvedValue">What counts as solved.</param>
/// <param name="Own">The user's own files.</param>
/// <param name="Cluster">The cluster that it computes on; null for this machine's devices.</param>
/// <param name="Output">A new run's folder; null for one named after the task, the seed and the time.</param>
/// <param name="Resumed">The folder of the run to go on with; null for a new run.</param>
/// <param name="DashboardPort">Where to serve a page, 0 for any port; null for no page.</param>
/// <param name="Json">Whether a program reads the result.</param>
internal sealed record TrainRequest(
    NamedTask Task, Policy? Policy, int Dimension, EvolutionStrategyOptions Options, RunOptions Run, int Generations,
    double SolvedValue, OwnFiles Own, string? Cluster, string? Output, RunFolder? Resumed, int? DashboardPort, bool Json);
