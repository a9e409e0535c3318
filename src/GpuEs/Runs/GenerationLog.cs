using System.Buffers;
using System.Text.Json;

namespace GpuEs;

/// <summary>
/// A run's generations.jsonl: a line of JSON for each generation, in their order. People read it; a run goes on without
/// any line of it.
/// </summary>
internal sealed class GenerationLog : IDisposable
{
    private const int DamagedLinesNamed = 5;

    // A line has four hundred bytes; of what is much longer no more is kept in memory.
    private const int LongestLine = 1 << 16;

    // Ten thousand years: what is beyond is damage, and sums of it would leave a TimeSpan's range.
    private const double LongestSeconds = 3e11;

    private readonly string path;
    private readonly FileStream file;
    private readonly IReadOnlyList<LineLog> others;
    private double seconds;

    /// <summary>Opens it to go on with a generation: what stands at its end of that one and later ones is dropped.</summary>
    /// <param name="path">The file.</param>
    /// <param name="generation">The next generation's number.</param>
    /// <param name="others">Logs that are to have the same lines; disposed of with this one.</param>
    /// <param name="warn">Told where lines are missing or damaged.</param>
    /// <exception cref="IOException">It cannot be read or written.</exception>
    public GenerationLog(string path, int generation, IReadOnlyList<LineLog> others, Action<string>? warn)
    {
        this.others = others;
        this.path = path;
        Count = generation;

        // Without a buffer of its own: what a full disk refused must not be tried again on closing.
        file = WholeFile.Writing(path, () => new FileStream(
            path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0));
        try
        {
            file.SetLength(Scan(generation, warn));
            file.Seek(0, SeekOrigin.End);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Generations so far.</summary>
    public int Count { get; private set; }

    /// <summary>Wall time of those that have a line.</summary>
    public TimeSpan Elapsed => TimeSpan.FromSeconds(Math.Min(seconds, LongestSeconds));

    /// <summary>Of those that have a line, how many left the mean as it was.</summary>
    public int UpdatesLeftOut { get; private set; }

    /// <exception cref="IOException">It cannot be written.</exception>
    public void Append(GenerationLine line)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(line, GenerationJson.Default.GenerationLine);
        WholeFile.Writing(path, () => file.Write([.. json, (byte)'\n']));
        AppendToOthers(line);
        Count++;
        seconds += line.Seconds;
        UpdatesLeftOut += line.IsUpdated ? 0 : 1;
    }

    /// <summary>Waits until the disk has all lines.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void FlushToDisk() => WholeFile.Writing(path, () => file.Flush(flushToDisk: true));

    public void Dispose()
    {
        file.Dispose();
        foreach (LineLog other in others)
            other.Dispose();
    }

    private void AppendToOthers(GenerationLine line)
    {
        foreach (LineLog other in others)
            other.Append(line);
    }

    // Where the lines of earlier generations end.
    private long Scan(int generation, Action<string>? warn)
    {
        using var buffered = new BufferedStream(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var line = new ArrayBufferWriter<byte>();
        var damaged = new List<int>();
        long position = 0, end = 0;
        int number = 1, sound = 0, damagedBeforeEnd = 0;
        for (int next = buffered.ReadByte(); next >= 0; next = buffered.ReadByte())
        {
            position++;
            if (next != '\n')
            {
                if (line.WrittenCount <= LongestLine)
                    line.Write([(byte)next]);
                continue;
            }

            if (Sound(line.WrittenSpan) is not { } parsed)
            {
                if (line.WrittenCount > 0)
                    damaged.Add(number);
            }
            else if (parsed.Generation < generation)
            {
                end = position;
                sound++;
                damagedBeforeEnd = damaged.Count;
                seconds += parsed.Seconds;
                AppendToOthers(parsed);
                UpdatesLeftOut += parsed.IsUpdated ? 0 : 1;
            }

            number++;
            line.ResetWrittenCount();
        }

        // What a kill or a full disk tore stands at the end, and goes.
        if (damagedBeforeEnd > 0)
        {
            string more = damagedBeforeEnd > DamagedLinesNamed ? $" and {damagedBeforeEnd - DamagedLinesNamed} more" : "";
            string lines = string.Join(", ", damaged.Take(Math.Min(damagedBeforeEnd, DamagedLinesNamed)));
            warn?.Invoke($"{path} is damaged in line {lines}{more}; the run goes on without what stood there");
        }

        if (sound + damagedBeforeEnd < generation)
            warn?.Invoke($"{path} has lines for only {sound + damagedBeforeEnd} of {generation} generations");
        return end;
    }

    private static GenerationLine? Sound(ReadOnlySpan<byte> line)
    {
        try
        {
            GenerationLine? parsed = JsonSerializer.Deserialize(line, GenerationJson.Default.GenerationLine);
            return parsed is { Generation: >= 0, Seconds: >= 0 and <= LongestSeconds } ? parsed : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
