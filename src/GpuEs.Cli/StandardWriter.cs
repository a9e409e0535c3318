using System.Text;

namespace GpuEs.Cli;

/// <summary>Standard output or standard error, where what cannot be written is nothing new.</summary>
/// <param name="writer">The stream's; null where it was closed before the process began.</param>
/// <param name="failed">Told of the first failure; after it nothing is written any more.</param>
internal sealed class StandardWriter(TextWriter? writer, Action<Exception> failed) : TextWriter
{
    private bool isBroken;

    /// <summary>Standard error: progress that cannot be written is not worth ending any work for.</summary>
    public static StandardWriter Error() => new(Opened(() => Console.Error), _ => { });

    /// <summary>Standard output: a result that cannot be written is a failure, and the message says of what.</summary>
    public static StandardWriter Output() => new(Opened(() => Console.Out), exception =>
        throw new IOException($"standard output cannot be written: {exception.Message}", exception));

    public override Encoding Encoding => writer?.Encoding ?? Encoding.UTF8;

    public override void Write(char value) => Try(value, static (to, value) => to.Write(value));

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    public override void Write(string? value) => Try(value, static (to, value) => to.Write(value));

    public override void WriteLine(string? value) => Try(value, static (to, value) => to.WriteLine(value));

    public override void Flush() => Try(0, static (to, _) => to.Flush());

    private static TextWriter? Opened(Func<TextWriter> open)
    {
        try
        {
            return open();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private void Try<TValue>(TValue value, Action<TextWriter, TValue> write)
    {
        if (isBroken)
            return;
        try
        {
            write(writer ?? throw new IOException("it is closed"), value);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            isBroken = true;
            failed(exception);
        }
    }
}
