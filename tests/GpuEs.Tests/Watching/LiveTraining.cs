using System.Text;
using GpuEs.Cli;

namespace GpuEs.Tests.Watching;

/// <summary><c>gpues train</c> or <c>resume</c>, with <c>--dashboard</c>, on a thread of its own, while somebody watches.</summary>
internal sealed class LiveTraining : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly CancellationTokenSource interruption = new();
    private readonly HeardWriter error = new("dashboard: ");
    private readonly StringWriter output = new();
    private readonly Task<int> run;

    public LiveTraining(string words, string command = "train") =>
        run = Task.Factory.StartNew(
            () => CommandLine.Run([command, .. words.Split(' ')], output, error, new Interruption(interruption.Token)),
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>Where the page is, once it is there.</summary>
    public string Address
    {
        get
        {
            if (Task.WaitAny([error.Heard, run], Patience) != 0)
                throw new InvalidOperationException($"no dashboard: {error.Text}");
            return error.Heard.Result;
        }
    }

    /// <summary>Ends training after the generation under way.</summary>
    public void Interrupt() => interruption.Cancel();

    /// <summary>The exit code, once training has ended.</summary>
    public int ExitCode => run.Wait(Patience) ? run.Result : throw new TimeoutException(error.Text);

    public void Dispose()
    {
        Interrupt();
        run.Wait(Patience);
        interruption.Dispose();
    }

    // Hears the rest of the line that begins with some words.
    private sealed class HeardWriter(string beginning) : StringWriter
    {
        private readonly TaskCompletionSource<string> heard = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> Heard => heard.Task;

        public string Text { get; private set; } = "";

        public override Encoding Encoding => Encoding.UTF8;

        public override void WriteLine(string? value)
        {
            Text += value + "\n";
            if (value?.StartsWith(beginning, StringComparison.Ordinal) == true)
                heard.TrySetResult(value[beginning.Length..]);
        }
    }
}
