using System.CommandLine;
using GpuEs.Assembler;

namespace GpuEs.Benchmarks;

/// <summary><c>assemble</c>: every kernel through NVIDIA's assembler, and what follows for rollouts; needs no GPU.</summary>
internal sealed class AssembleCommand : Command
{
    private const int IsMissing = 3;

    public AssembleCommand()
        : base("assemble", "Assembles all kernels for GPUs and prints tables of what they take and the rates that follow.") =>
        SetAction(_ => Execute());

    private static int Execute()
    {
        if (!Ptxas.IsThere)
        {
            Console.Error.WriteLine(Ptxas.Missing);
            return IsMissing;
        }

        Console.Write(KernelTable.Write());
        return 0;
    }
}
