namespace GpuEs;

/// <summary>What a page that watches is told when training has ended.</summary>
internal sealed record DashboardEnd(RunSummary Summary, PageReplay? Replay);
