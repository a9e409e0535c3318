namespace GpuEs;

/// <summary>Plays episodes of some environment by planning.</summary>
internal delegate PlannedEpisodes PlayPlanned(
    ComputeDevice device, CrossEntropyPlannerOptions options, int episodes, ulong seed,
    IProgress<PlannedProgress>? progress, CancellationToken cancellation);
