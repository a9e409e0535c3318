using System.Runtime.InteropServices;
using GpuEs.Cli;

using var interruption = new CancellationTokenSource();
using PosixSignalRegistration interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using PosixSignalRegistration terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
return CommandLine.Run(args, Console.Out, Console.Error, interruption.Token);

// The first signal ends the work in good order; a second one ends the process.
void End(PosixSignalContext signal)
{
    signal.Cancel = !interruption.IsCancellationRequested;
    interruption.Cancel();
}
