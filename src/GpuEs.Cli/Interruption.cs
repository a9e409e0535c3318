namespace GpuEs.Cli;

/// <summary>
/// What Ctrl-C and its like do: where work under way ends in good order, the first one is answered and asks it to, and a
/// second one ends the process; elsewhere the first one does.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource source;
    private volatile string? answer;
    private int taken;

    /// <param name="asked">Asks in the place of a signal.</param>
    public Interruption(CancellationToken asked = default) =>
        source = CancellationTokenSource.CreateLinkedTokenSource(asked);

    /// <summary>Asks the work under way to end.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>Says that from here on the work ends in good order when <see cref="Token"/> asks it to.</summary>
    /// <param name="finishing">What it does before it ends, for the answer.</param>
    public void Answer(string finishing) => answer = finishing;

    /// <summary>Takes a signal.</summary>
    /// <param name="error">Told at once what happens now.</param>
    /// <returns>Whether the process goes on, to end in good order.</returns>
    public bool Take(TextWriter error)
    {
        if (answer is not { } finishing || source.IsCancellationRequested || Interlocked.Exchange(ref taken, 1) == 1)
            return false;

        // What is drawn on a terminal has no end of line yet.
        error.WriteLine($"{(Console.IsErrorRedirected ? "" : Environment.NewLine)}gpues: {finishing}; again to quit");
        source.Cancel();
        return true;
    }

    public void Dispose() => source.Dispose();
}
