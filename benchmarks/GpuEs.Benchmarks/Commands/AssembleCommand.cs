using System.CommandLine;
using GpuEs.Assembler;

namespace GpuEs.Benchmarks;

/// <summary><c>assemble</c>: every kernel through NVIDIA's assembler, and what follows for rollouts; needs no GPU.</summary>
internal sealed class AssembleCommand : Command
{
    private const int IsMissing = 3;

    private readonly Option<bool> rollouts = new("--rollouts") { Description = "the tables of rollouts alone" };
    private readonly Option<string?> step = new("--step")
    {
        Description = "instead, what the first warp of a rollout issues in a step, as \"CartPole 64-64 fused\", with cycles",
    };

    public AssembleCommand()
        : base("assemble", "Assembles all kernels for GPUs and prints tables of what they take and the rates that follow.")
    {
        Add(rollouts);
        Add(step);
        SetAction(Execute);
    }

    private int Execute(ParseResult parsed)
    {
        if (!Ptxas.IsThere)
        {
            Console.Error.WriteLine(Ptxas.Missing);
            return IsMissing;
        }

        if (parsed.GetValue(step) is string name)
            return ShowStep(name);
        Console.Write(parsed.GetValue(rollouts) ? KernelTable.WriteRollouts() : KernelTable.Write());
        return 0;
    }

    private static int ShowStep(string name)
    {
        if (KernelTable.Rollouts.FirstOrDefault(rollout => rollout.Name == name) is not RolloutCase found)
        {
            Console.Error.WriteLine(
                $"--step {name}: accepted are {string.Join(", ", KernelTable.Rollouts.Select(rollout => rollout.Name))}");
            return 1;
        }

        AssembledKernel kernel = Ptxas.Assemble(found.Compile());
        foreach (var (cycle, instruction) in StepClock.Of(StepTrace.Of(kernel.Code, thread: 0)))
            Console.WriteLine($"{cycle,6} {instruction.Text}");
        return 0;
    }
}
