using System.Runtime.InteropServices;
using GpuEs.Cli;

using var interruption = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    // The first Ctrl-C ends training in good order; a second one ends the process.
    pressed.Cancel = !interruption.IsCancellationRequested;
    interruption.Cancel();
};

// What a scheduler or a shutdown sends.
using PosixSignalRegistration termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
{
    signal.Cancel = true;
    interruption.Cancel();
});
return CommandLine.Run(args, Console.Out, Console.Error, interruption.Token);
