using System.Buffers;
using System.Text.Json;

namespace GpuEs;

/// <summary>A run's generations.jsonl: a line of JSON for each generation, in their order.</summary>
internal sealed class GenerationLog : IDisposable
{
    private readonly string path;
    private readonly FileStream file;

    /// <summary>Opens it to go on with a generation: what stands there of it and of later ones is dropped.</summary>
    /// <param name="path">The file.</param>
    /// <param name="generation">The next generation's number.</param>
    /// <param name="warn">Told where lines are missing.</param>
    /// <exception cref="IOException">It cannot be read or written.</exception>
    public GenerationLog(string path, int generation, Action<string>? warn)
    {
        this.path = path;

        // Without a buffer of its own: what a full disk refused must not be tried again on closing.
        file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        try
        {
            Count = generation;
            (long end, int lines) = Scan(generation);
            if (lines < generation)
                warn?.Invoke($"{path} has lines for only {lines} of {generation} generations");
            file.SetLength(end);
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
    public TimeSpan Elapsed { get; private set; }

    /// <exception cref="IOException">It cannot be written.</exception>
    public void Append(GenerationLine line)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(line, GenerationJson.Default.GenerationLine);
        WholeFile.Writing(path, () => file.Write([.. json, (byte)'\n']));
        Count++;
        Elapsed += TimeSpan.FromSeconds(line.Seconds);
    }

    /// <summary>Waits until the disk has all lines.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void FlushToDisk() => WholeFile.Writing(path, () => file.Flush(flushToDisk: true));

    public void Dispose() => file.Dispose();

    // Where the lines of earlier generations end, and how many there are.
    private (long End, int Lines) Scan(int generation)
    {
        using var buffered = new BufferedStream(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var line = new ArrayBufferWriter<byte>();
        long position = 0, end = 0;
        int lines = 0;
        for (int next = buffered.ReadByte(); next >= 0; next = buffered.ReadByte())
        {
            position++;
            if (next != '\n')
            {
                line.Write([(byte)next]);
                continue;
            }

            if (Parsed(line.WrittenSpan) is { } parsed && parsed.Generation < generation)
            {
                end = position;
                lines++;
                Elapsed += TimeSpan.FromSeconds(parsed.Seconds);
            }

            line.ResetWrittenCount();
        }

        return (end, lines);
    }

    private static GenerationLine? Parsed(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, GenerationJson.Default.GenerationLine);
        }
        catch (JsonException)
        {
            // A line that a kill or a full disk tore.
            return null;
        }
    }
}
