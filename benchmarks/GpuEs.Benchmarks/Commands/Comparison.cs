using System.Diagnostics;
using ILGPU.Runtime.Cuda;

namespace GpuEs.Benchmarks;

/// <summary>Whole generations as a user runs them, then the stages one by one.</summary>
internal sealed class Comparison(
    ComputeDevice device, Scenario scenario, EvolutionStrategyOptions options, int warmup, int generations)
{
    // The JIT compiles what runs often a second time, in the background; a generation of few members is over before.
    private static readonly TimeSpan LeastWarmUp = TimeSpan.FromSeconds(1.5);

    public ComparisonReport Run()
    {
        SearchTask task = scenario.CreateTask();
        var reports = new List<GenerationReport>();
        var cpuSeconds = new List<double>();
        long? freeBefore = FreeBytes(), freeAfter;
        string path;
        using (var strategy = EvolutionStrategy.For(device, task, options))
        {
            path = strategy.Path;
            reports.Add(strategy.Step());
            for (long started = Stopwatch.GetTimestamp(), done = 1; done < warmup || IsCold(started); done++)
                strategy.Step();
            for (int generation = 0; generation < generations; generation++)
            {
                TimeSpan cpuBefore = Environment.CpuUsage.TotalTime;
                reports.Add(strategy.Step());
                cpuSeconds.Add((Environment.CpuUsage.TotalTime - cpuBefore).TotalSeconds);
            }

            freeAfter = FreeBytes();
        }

        double seconds = Median(reports.Skip(1).Select(report => report.Elapsed.TotalSeconds));
        return new ComparisonReport(
            $"gpues-{KindName()}", typeof(EvolutionStrategy).Assembly.GetName().Version!.ToString(3), scenario.Environment,
            scenario.Hidden, scenario.Population, scenario.Steps, seconds,
            (double)scenario.Population * scenario.Steps / seconds, Median(cpuSeconds), TimeStages(task),
            reports[0].MeanFitness, reports[^1].MeanFitness, device.Description.Name, path, $"{options.Noise}",
            freeBefore - freeAfter);
    }

    // Members are perturbed within the rollout; there is no such stage alone.
    private Dictionary<string, double> TimeStages(SearchTask task)
    {
        using var stages = new SeparateStages(device, task, options);
        (string Name, Action Run)[] inOrder =
        [
            ("rollout", stages.Rollout), ("ranks", stages.Ranks), ("gradient", stages.Gradient),
            ("optimizer", stages.Optimizer),
        ];
        var seconds = inOrder.ToDictionary(stage => stage.Name, _ => new List<double>());
        for (int generation = 0; generation < warmup + generations; generation++)
        {
            foreach (var (name, run) in inOrder)
            {
                long started = Stopwatch.GetTimestamp();
                run();
                seconds[name].Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
            }
        }

        return seconds.ToDictionary(stage => stage.Key, stage => Median(stage.Value.Skip(warmup)));
    }

    private static bool IsCold(long started) => Stopwatch.GetElapsedTime(started) < LeastWarmUp;

    private string KindName() => device.Description.Specification.Split(':')[0];

    private long? FreeBytes() =>
        device.Description.Kind == DeviceKind.Cuda ? ((CudaAccelerator)device.Accelerator).GetFreeMemory() : null;

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
