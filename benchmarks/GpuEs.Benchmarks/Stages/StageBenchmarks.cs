using BenchmarkDotNet.Attributes;

namespace GpuEs.Benchmarks;

/// <summary>Each stage of a generation alone, and the whole generation.</summary>
[MemoryDiagnoser]
public class StageBenchmarks
{
    private OpenedSetup opened = null!;

    /// <summary>What to measure; set before the benchmarks run, which is in the same process.</summary>
    internal static IReadOnlyList<Setup> Selected { get; set; } = [];

    public static IEnumerable<Setup> Setups => Selected;

    [ParamsSource(nameof(Setups))]
    public Setup Setup { get; set; } = null!;

    [GlobalSetup]
    public void Open() => opened = OpenedSetup.For(Setup);

    [Benchmark]
    public void Perturbation() => opened.Perturbation.Run();

    [Benchmark]
    public void Rollout() => opened.Stages.Rollout();

    [Benchmark]
    public void Ranks() => opened.Stages.Ranks();

    [Benchmark]
    public void Gradient() => opened.Stages.Gradient();

    [Benchmark]
    public void Optimizer() => opened.Stages.Optimizer();

    [Benchmark]
    public void WholeGeneration() => opened.Strategy.Step();
}
