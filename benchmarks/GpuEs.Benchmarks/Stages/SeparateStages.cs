namespace GpuEs.Benchmarks;

/// <summary>A generation's stages one by one, each waited for.</summary>
internal sealed class SeparateStages : IDisposable
{
    private readonly ComputeDevice device;
    private readonly EvolutionStrategyOptions options;
    private readonly Generation stages;
    private readonly float[] start;

    public SeparateStages(ComputeDevice device, SearchTask task, EvolutionStrategyOptions options)
    {
        this.device = device;
        this.options = options;
        stages = Generation.Create(device, task, options);
        start = new float[task.ParameterCount];
        task.Initialise(options.Seed, start);
        Restart();
    }

    /// <summary>Goes back to the first mean.</summary>
    public void Restart() => stages.WriteMean(start);

    /// <summary>Perturbs and plays all members, as training does it.</summary>
    public void Rollout()
    {
        for (int first = 0; first < options.Population; first += stages.ChunkMembers)
            stages.Evaluate(0, new MemberRange(first, Math.Min(stages.ChunkMembers, options.Population - first)));
        Wait();
    }

    public void Ranks()
    {
        stages.Shape();
        Wait();
    }

    public void Gradient()
    {
        stages.EstimateGradient(0);
        Wait();
    }

    public void Optimizer()
    {
        stages.UpdateMean(0);
        Wait();
    }

    public void Dispose() => stages.Dispose();

    private void Wait()
    {
        if (device.Description.Kind != DeviceKind.Host)
            device.Accelerator.Synchronize();
    }
}
