using System.Globalization;
using System.Reflection;
using System.Text;

namespace GpuEs.Assembler;

/// <summary>What kernels take on GPUs, and the rates that follow, as tables in Markdown.</summary>
internal static class KernelTable
{
    /// <summary>The generations that kernels are assembled for, by a GPU of each.</summary>
    public static IReadOnlyList<Gpu> Generations { get; } = [Gpu.H100, Gpu.A100];

    /// <summary>The rollouts whose rates are predicted.</summary>
    public static IReadOnlyList<RolloutCase> Rollouts { get; } =
    [
        .. Of<CartPole>(Policy.Mlp([16]), RolloutPath.Registers, RolloutPath.Fused, RolloutPath.Portable),
        .. Of<CartPole>(Policy.Mlp([64, 64]), RolloutPath.Fused, RolloutPath.Portable),
        .. Of<Pendulum>(Policy.Mlp([16]), RolloutPath.Registers, RolloutPath.Fused, RolloutPath.Portable),
        .. Of<Pendulum>(Policy.Mlp([64, 64]), RolloutPath.Fused, RolloutPath.Portable),
    ];

    /// <summary>All tables; compiles and assembles everything, which takes minutes.</summary>
    public static string Write() => WriteRollouts() + WriteKernels();

    /// <summary>The tables of rollouts alone.</summary>
    public static string WriteRollouts()
    {
        var text = new StringBuilder();
        text.AppendLine("## Rollouts: a step of the episode loop").AppendLine();
        text.AppendLine("| rollout | target | registers | shared bytes | threads a group | groups an SM | members an SM "
            + "| instructions a step | FFMA | other float | special | integer | shared | global | barrier | branch | other "
            + "| cycles of a group's step |");
        text.AppendLine("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        var rates = new List<string>();
        foreach (RolloutCase rollout in Rollouts)
        {
            string ptx = rollout.Compile();
            foreach (Gpu gpu in Generations)
                text.AppendLine(StepRow(rollout, Ptxas.Assemble(ptx, gpu.Target), gpu));
            foreach (Gpu gpu in (Gpu[])[Gpu.H100, Gpu.H200, Gpu.A100])
                rates.Add(RateRow(rollout, Ptxas.Assemble(ptx, gpu.Target), gpu));
        }

        text.AppendLine().AppendLine("## Rollouts: predicted rates").AppendLine();
        text.AppendLine("| rollout | GPU | by issue | by latency | by memory | predicted, M steps/s | limit |");
        text.AppendLine("|---|---|---|---|---|---|---|");
        rates.ForEach(row => text.AppendLine(row));
        return text.ToString();
    }

    private static string WriteKernels()
    {
        StringBuilder text = new StringBuilder().AppendLine().AppendLine("## All kernels").AppendLine();
        text.AppendLine($"| kernel, on {string.Join(" and ", Generations.Select(gpu => gpu.Target))} | registers | spilled bytes | shared bytes |");
        text.AppendLine("|---|---|---|---|");
        foreach (string row in KernelMethods.All().AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(KernelRow))
            text.AppendLine(row);
        return text.ToString();
    }

    /// <summary>A rollout's row of the first table.</summary>
    public static string StepRow(RolloutCase rollout, AssembledKernel kernel, Gpu gpu)
    {
        var step = StepPrediction.Of(rollout, kernel, gpu);
        InstructionMix mix = step.Mix;
        double warpMembers = (double)step.Members / step.Groups;
        string Per(int count) => (count / warpMembers).ToString(warpMembers > 32 ? "0.0" : "0", CultureInfo.InvariantCulture);
        return $"| {rollout.Name} | {gpu.Target} | {kernel.Registers} | {kernel.SharedBytes} | {step.GroupThreads} | {step.Groups} "
            + $"| {step.Members} | {Per(mix.Total)} | {Per(mix.MultiplyAdds)} | {Per(mix.OtherFloats)} | {Per(mix.Special)} "
            + $"| {Per(mix.Integers)} | {Per(mix.SharedMemory)} | {Per(mix.GlobalMemory)} | {Per(mix.Barriers)} "
            + $"| {Per(mix.Branches)} | {Per(mix.Others)} | {step.Cycles} |";
    }

    /// <summary>A kernel's row of the last table.</summary>
    public static string KernelRow(KeyValuePair<string, MethodInfo> kernel)
    {
        string ptx = PtxCompiler.Compile(kernel.Value);
        var assembled = Generations.Select(gpu => Ptxas.Assemble(ptx, gpu.Target)).ToList();
        string Each(Func<AssembledKernel, int> number) => string.Join(" and ", assembled.Select(number).Distinct());
        return $"| {kernel.Key} | {Each(on => on.Registers)} | {Each(on => on.SpillBytes)} | {Each(on => on.SharedBytes)} |";
    }

    private static string RateRow(RolloutCase rollout, AssembledKernel kernel, Gpu gpu)
    {
        var step = StepPrediction.Of(rollout, kernel, gpu);
        return $"| {rollout.Name} | {gpu.Name} | {Millions(step.ByIssue)} | {Millions(step.ByLatency)} | {Millions(step.ByMemory)} "
            + $"| {Millions(step.WithoutOverlap)} to {Millions(step.StepsPerSecond)} | {step.Limit} |";
    }

    private static IEnumerable<RolloutCase> Of<TEnvironment>(Policy policy, params RolloutPath[] paths)
        where TEnvironment : unmanaged, IEnvironment<TEnvironment> =>
        paths.Select(path => RolloutCase.Of<TEnvironment>(policy, path));

    private static string Millions(double steps) =>
        double.IsInfinity(steps) ? "-" : (steps / 1e6).ToString("#,0", CultureInfo.InvariantCulture);
}
