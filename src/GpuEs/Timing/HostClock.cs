using System.Diagnostics;

namespace GpuEs;

/// <summary>Times the stages on the host, which ends each before it begins the next.</summary>
internal sealed class HostClock : StageClock
{
    private readonly long[] timestamps = new long[Marks];

    public override void Dispose()
    {
    }

    protected override void Mark(int index) => timestamps[index] = Stopwatch.GetTimestamp();

    protected override TimeSpan Between(int index) =>
        Stopwatch.GetElapsedTime(timestamps[index], timestamps[index + 1]);
}
