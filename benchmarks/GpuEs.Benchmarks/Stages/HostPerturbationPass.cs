namespace GpuEs.Benchmarks;

/// <summary>As the host does it before it plays: a pair's parameters are overwritten by the next pair's.</summary>
internal sealed class HostPerturbationPass : PerturbationPass
{
    private readonly HostWorkers workers = new(Environment.ProcessorCount);
    private readonly HostNoise noise;
    private readonly EvolutionStrategyOptions options;
    private readonly Action<int, int> perturb;
    private readonly float[] mean;
    private readonly short[][] noiseOf;
    private readonly Memory<float>[] memberOf;

    public HostPerturbationPass(EvolutionStrategyOptions options, int parameterCount)
    {
        this.options = options;
        noise = new HostNoise(options, parameterCount);
        perturb = Perturb;
        mean = new float[parameterCount];
        noiseOf = [.. Enumerable.Range(0, workers.Count).Select(_ => new short[HostNoise.Padded(parameterCount)])];
        memberOf = [.. Enumerable.Range(0, workers.Count).Select(_ => HostLines.Allocate(1, parameterCount))];
    }

    public override void Run() => workers.Run(options.Directions, perturb);

    public override void Dispose() => workers.Dispose();

    private void Perturb(int worker, int direction)
    {
        noise.Fill(0, direction, noiseOf[worker]);
        float unit = HostPerturbation.Unit(options.Sigma);
        HostPerturbation.Write(mean, noiseOf[worker], unit, memberOf[worker].Span);
        HostPerturbation.Write(mean, noiseOf[worker], -unit, memberOf[worker].Span);
    }
}
