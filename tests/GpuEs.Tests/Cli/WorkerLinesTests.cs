using GpuEs.Cli;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace GpuEs.Tests.Cli;

/// <summary>Strangers at a worker's ports do not fill its log.</summary>
public class WorkerLinesTests
{
    private const int Connections = 452;

    [Fact]
    public void ManyEntriesOfAKind_AreFewLinesWithoutStacks_AndCounted()
    {
        var clock = new SteppedClock();
        var lines = new WorkerLines(clock);
        using var log = new StringWriter();
        for (int connection = 0; connection < Connections; connection++)
            Write(lines, log, eventId: 7, $"Connection {connection} terminated");
        Write(lines, log, eventId: 8, "The silo leaves its cluster");
        clock.Now += TimeSpan.FromMinutes(2).Ticks;
        Write(lines, log, eventId: 7, "Connection last terminated");

        string[] written = log.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(13, written.Length);
        Assert.StartsWith("warning: Connection 0 terminated: not ours", written[0], StringComparison.Ordinal);
        Assert.Contains("leaves its cluster", written[10], StringComparison.Ordinal);
        Assert.StartsWith($"{Connections - 10} more like this", written[11], StringComparison.Ordinal);
        Assert.Contains("Connection last", written[12], StringComparison.Ordinal);
        Assert.All(written, line => Assert.InRange(line.Length, 1, 300));
        Assert.DoesNotContain("   at ", log.ToString(), StringComparison.Ordinal);
    }

    private static void Write(WorkerLines lines, TextWriter log, int eventId, string message)
    {
        var exception = Assert.Throws<InvalidDataException>(() => Refuse());
        var entry = new LogEntry<string>(LogLevel.Warning, "Orleans", eventId, message, exception, (state, _) => state);
        lines.Write(entry, null, log);
    }

    private static int Refuse() => throw new InvalidDataException($"not ours:\n{new string('x', 1000)}");

    private sealed class SteppedClock : TimeProvider
    {
        public long Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now;
    }
}
