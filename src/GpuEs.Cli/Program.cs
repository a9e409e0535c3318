using System.Runtime.InteropServices;
using GpuEs.Cli;

// Whatever writes to the console, this program's libraries too, then goes through these.
Console.SetOut(StandardWriter.Output());
Console.SetError(StandardWriter.Error());
using var interruption = new Interruption();
using PosixSignalRegistration interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using PosixSignalRegistration terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
using PosixSignalRegistration hungUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, End);
return CommandLine.Run(args, Console.Out, Console.Error, interruption);

void End(PosixSignalContext signal) => signal.Cancel = interruption.Take(Console.Error);
