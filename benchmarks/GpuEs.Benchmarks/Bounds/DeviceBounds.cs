using System.Diagnostics;

namespace GpuEs.Benchmarks;

/// <summary>What a device can do at most, measured in the same run as what it does.</summary>
/// <param name="BytesPerSecond">Bytes read and bytes written by a copy, a second.</param>
/// <param name="OperationsPerSecond">Additions and multiplications of fused multiply-adds, a second.</param>
internal sealed record DeviceBounds(double BytesPerSecond, double OperationsPerSecond)
{
    private const int Trials = 5;
    private static readonly TimeSpan LeastTime = TimeSpan.FromMilliseconds(50);

    public static DeviceBounds Measure(ComputeDevice device) =>
        device.Description.Kind == DeviceKind.Host ? HostBounds.Measure() : KernelBounds.Measure(device);

    /// <summary>The best rate of some trials, each long enough to be timed.</summary>
    /// <param name="work">What one repetition does.</param>
    /// <param name="run">Does a number of repetitions, and waits for them.</param>
    public static double BestRate(double work, Action<int> run)
    {
        int repetitions = 1;
        run(repetitions);
        while (Time(run, repetitions) < LeastTime && repetitions < 1 << 24)
            repetitions *= 2;
        return Enumerable.Range(0, Trials).Max(_ => work * repetitions / Time(run, repetitions).TotalSeconds);
    }

    private static TimeSpan Time(Action<int> run, int repetitions)
    {
        long started = Stopwatch.GetTimestamp();
        run(repetitions);
        return Stopwatch.GetElapsedTime(started);
    }
}
