using System.Diagnostics;

namespace GpuEs;

/// <summary>A plan that somebody waits for: how far it has come, told now and then, and whether it is still wanted.</summary>
/// <param name="tell">Told the share that is done, on the thread that waits.</param>
/// <param name="cancellation">Gives the plan up.</param>
internal sealed class PlanWatch(Action<double> tell, CancellationToken cancellation)
{
    private static readonly TimeSpan BetweenWords = TimeSpan.FromSeconds(0.5);

    private long candidates;
    private long done;
    private long told;

    /// <summary>Whether what is left of the plan is to be passed over.</summary>
    public bool IsGivenUp => cancellation.IsCancellationRequested;

    /// <summary>A plan begins.</summary>
    /// <param name="candidates">Of all agents and rounds.</param>
    public void Begin(long candidates)
    {
        this.candidates = candidates;
        done = 0;
        told = Stopwatch.GetTimestamp();
    }

    /// <summary>Counts candidates that have their returns; from any thread.</summary>
    /// <param name="count">How many.</param>
    /// <param name="isWaiting">Whether this is the thread that waits.</param>
    public void Add(long count, bool isWaiting)
    {
        long sum = Interlocked.Add(ref done, count);
        if (!isWaiting || Stopwatch.GetElapsedTime(told) < BetweenWords)
            return;
        tell((double)sum / candidates);
        told = Stopwatch.GetTimestamp();
    }
}
