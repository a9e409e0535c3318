using System.Diagnostics;

namespace GpuEs.Benchmarks;

/// <summary>A setup whose kernels are compiled: both the stages one by one, and the strategy.</summary>
internal sealed class OpenedSetup : IDisposable
{
    private static readonly TimeSpan LeastWarmUp = TimeSpan.FromSeconds(1);

    // BenchmarkDotNet asks for the same setup once for every benchmark; compiling it anew would take the longer time.
    private static OpenedSetup? latest;
    private static readonly Dictionary<string, (ComputeDevice Device, DeviceBounds Bounds)> Devices = [];
    private static readonly Dictionary<Setup, string> Paths = [];

    private readonly Setup setup;

    private OpenedSetup(Setup setup)
    {
        this.setup = setup;
        ComputeDevice device = OpenDevice(setup.Device).Device;
        SearchTask task = setup.Scenario.CreateTask();
        EvolutionStrategyOptions options = setup.Scenario.Options(setup.Noise, setup.Path);
        Perturbation = PerturbationPass.Create(device, options, task.ParameterCount);
        Stages = new SeparateStages(device, task, options);
        Strategy = EvolutionStrategy.For(device, task, options);
        Paths[setup] = Strategy.Path;
        WarmUp();
    }

    public PerturbationPass Perturbation { get; }

    public SeparateStages Stages { get; }

    public EvolutionStrategy Strategy { get; }

    /// <summary>The setup, at its first mean.</summary>
    public static OpenedSetup For(Setup setup)
    {
        if (latest?.setup != setup)
        {
            latest?.Dispose();
            latest = null;
            latest = new OpenedSetup(setup);
        }

        latest.Stages.Restart();
        return latest;
    }

    public static DeviceBounds BoundsOf(Setup setup) => OpenDevice(setup.Device).Bounds;

    public static string NameOf(Setup setup) => OpenDevice(setup.Device).Device.Description.Name;

    /// <summary>Which code played the episodes of a setup that was opened before.</summary>
    public static string PathOf(Setup setup) => Paths.GetValueOrDefault(setup, "");

    public static void CloseAll()
    {
        latest?.Dispose();
        latest = null;
        foreach (var (device, _) in Devices.Values)
            device.Dispose();
        Devices.Clear();
    }

    public void Dispose()
    {
        Perturbation.Dispose();
        Stages.Dispose();
        Strategy.Dispose();
    }

    // The JIT compiles what runs often a second time, in the background.
    private void WarmUp()
    {
        long started = Stopwatch.GetTimestamp();
        do
        {
            Perturbation.Run();
            Stages.Rollout();
            Stages.Ranks();
            Stages.Gradient();
            Stages.Optimizer();
            Strategy.Step();
        }
        while (Stopwatch.GetElapsedTime(started) < LeastWarmUp);
    }

    private static (ComputeDevice Device, DeviceBounds Bounds) OpenDevice(string specification)
    {
        if (!Devices.TryGetValue(specification, out var opened))
        {
            ComputeDevice device = ComputeDevice.Open(specification);
            opened = (device, DeviceBounds.Measure(device));
            Devices.Add(specification, opened);
        }

        return opened;
    }
}
