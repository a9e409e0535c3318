using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace GpuEs.Cli;

/// <summary>
/// A worker's log: a line an entry, without stacks, and few lines of a kind in a minute, since whoever reaches a port can
/// cause them (452 connections of strangers wrote 846 kB).
/// </summary>
internal sealed class WorkerLines(TimeProvider clock) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "worker";

    private const int LongestLine = 240;
    private const int LinesOfAKind = 10;
    private static readonly TimeSpan Span = TimeSpan.FromMinutes(1);

    private readonly Lock turns = new();
    private readonly Dictionary<(string Category, int Event), Kind> kinds = [];

    public WorkerLines()
        : this(TimeProvider.System)
    {
    }

    public override void Write<TState>(
        in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        string message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        string line = logEntry.Exception is { } exception ? $"{message}: {exception.Message}" : message;
        line = $"{logEntry.LogLevel.ToString().ToLowerInvariant()}: {line.ReplaceLineEndings(" ")}";
        lock (turns)
            Write((logEntry.Category, logEntry.EventId.Id), line, textWriter);
    }

    private void Write((string Category, int Event) name, string line, TextWriter writer)
    {
        long now = clock.GetTimestamp();
        Kind kind = kinds.GetValueOrDefault(name) ?? new Kind(now);
        if (clock.GetElapsedTime(kind.Began) >= Span)
        {
            if (kind.Lines > LinesOfAKind)
                writer.WriteLine($"{kind.Lines - LinesOfAKind} more like this were left out: {kind.Last}");
            kind = new Kind(now);
        }

        kinds[name] = kind;
        kind.Lines++;
        kind.Last = line.Length <= LongestLine ? line : string.Concat(line.AsSpan(0, LongestLine), "...");
        if (kind.Lines <= LinesOfAKind)
            writer.WriteLine(kind.Last);
    }

    private sealed class Kind(long began)
    {
        public long Began => began;

        public int Lines { get; set; }

        public string Last { get; set; } = "";
    }
}
