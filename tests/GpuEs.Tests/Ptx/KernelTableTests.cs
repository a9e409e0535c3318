using System.Runtime.CompilerServices;
using GpuEs.Assembler;
using Xunit;

namespace GpuEs.Tests;

/// <summary>What kernels become on a GPU is what benchmarks/results/gpu-kernels.md says, and is counted rightly.</summary>
public class KernelTableTests
{
    private static readonly RolloutCase Registers = RolloutCase.Of<CartPole>(Policy.Mlp([16]), RolloutPath.Registers);

    [Fact]
    public void CommittedRows_AreStillTrue()
    {
        Assert.SkipUnless(Ptxas.IsThere, Ptxas.Missing);
        string[] committed = File.ReadAllLines(Path.Combine(Root(), "benchmarks/results/gpu-kernels.md"));
        var fused = RolloutCase.Of<CartPole>(Policy.Mlp([64, 64]), RolloutPath.Fused);
        foreach (RolloutCase rollout in (RolloutCase[])[Registers, fused])
        {
            string ptx = rollout.Compile();
            foreach (Gpu gpu in KernelTable.Generations)
                AssertCommitted(KernelTable.StepRow(rollout, Ptxas.Assemble(ptx, gpu.Target), gpu));
        }

        AssertCommitted(KernelTable.KernelRow(KernelMethods.All().Single(kernel => kernel.Key == "SortKernel.CompareExchange()")));

        void AssertCommitted(string row) => Assert.True(
            committed.Contains(row), $"benchmarks/ptxas.sh writes results/gpu-kernels.md anew; it does not have the row {row}");
    }

    [Fact]
    public void ARegisterEpisode_TouchesNoMemory()
    {
        Assert.SkipUnless(Ptxas.IsThere, Ptxas.Missing);
        StepPrediction step = Step(Registers);
        Assert.Equal((0, 0, 0), (step.Mix.SharedMemory, step.Mix.GlobalMemory, step.Mix.Barriers));
        Assert.Equal(double.PositiveInfinity, step.ByMemory);
    }

    // All paths do the same arithmetic, whether a row of neurons is a loop or unrolled.
    [Fact]
    public void Loops_AreCountedAsOftenAsTheyTurn()
    {
        Assert.SkipUnless(Ptxas.IsThere, Ptxas.Missing);
        Assert.Equal(
            MultiplyAddsOfAThread(Registers),
            MultiplyAddsOfAThread(RolloutCase.Of<CartPole>(Policy.Mlp([16]), RolloutPath.Portable)));
    }

    private static int MultiplyAddsOfAThread(RolloutCase rollout)
    {
        StepPrediction step = Step(rollout);
        return step.Mix.MultiplyAdds / (step.GroupThreads / Gpu.WarpThreads);
    }

    private static StepPrediction Step(RolloutCase rollout) =>
        StepPrediction.Of(rollout, Ptxas.Assemble(rollout.Compile()), Gpu.H100);

    private static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../.."));
}
