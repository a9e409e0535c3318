using Microsoft.Extensions.Logging;

namespace GpuEs.Cluster;

/// <summary>
/// Learns that the silo must end: others declared it dead while it hung, or its network was away. Orleans would end the
/// process, and the runs that it holds with it; here the worker joins anew.
/// </summary>
internal sealed partial class SiloLoss(ILogger<SiloLoss> logger) : IFatalErrorHandler
{
    private readonly TaskCompletionSource lost = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the silo must.</summary>
    public Task Lost => lost.Task;

    public bool IsUnexpected(Exception exception) => true;

    public void OnFatalException(object? sender = null, string? context = null, Exception? exception = null)
    {
        LogLoss(context, exception);
        lost.TrySetResult();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The silo leaves its cluster: {Context}")]
    private partial void LogLoss(string? context, Exception? exception);
}
