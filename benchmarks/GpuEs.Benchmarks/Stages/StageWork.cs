namespace GpuEs.Benchmarks;

/// <summary>What a stage has to do at least, counted by hand.</summary>
/// <param name="Units">How many of the unit in which its rate is told.</param>
/// <param name="Unit">That unit.</param>
/// <param name="Operations">Multiplications and additions.</param>
/// <param name="Bytes">Bytes to and from memory.</param>
internal sealed record StageWork(double Units, string Unit, double Operations, double Bytes)
{
    // A block of Philox is 100 instructions for 8 normals; picking, look-up and sign are 5 more for each, the conversion
    // or the sum 2. An instruction takes the time of a multiply-add, which is two operations.
    private const double OperationsPerNormal = 2 * (100.0 / 8 + 5 + 2);
    private const double OperationsPerTableNormal = 2 * (1 + 2);
    private const double BytesPerTableNormal = 2;

    /// <summary>The work of a benchmark of <see cref="StageBenchmarks"/>.</summary>
    public static StageWork Of(string stage, Setup setup)
    {
        Scenario scenario = setup.Scenario;
        int parameters = scenario.CreateTask().ParameterCount;
        double normals = scenario.Population / 2.0 * parameters, members = (double)scenario.Population * parameters;
        bool isTable = setup.Noise == NoiseKind.Table;
        double noise = normals * (isTable ? OperationsPerTableNormal : OperationsPerNormal);
        double noiseBytes = isTable ? normals * BytesPerTableNormal : 0;
        double steps = (double)scenario.Population * scenario.Steps;
        double play = steps * 2 * parameters, perturb = 2 * members;
        return stage switch
        {
            // The host overwrites a pair by the next one in its cache; kernels write every member to memory.
            nameof(StageBenchmarks.Perturbation) => new(
                normals, "normals", noise + perturb, noiseBytes + (setup.Device == "host" ? 0 : members * sizeof(float))),
            nameof(StageBenchmarks.Rollout) => new(steps, "steps", noise + perturb + play, noiseBytes),

            // No sort reads and writes its keys less than once.
            nameof(StageBenchmarks.Ranks) => new(scenario.Population, "keys", 0, 2.0 * sizeof(uint) * scenario.Population),
            nameof(StageBenchmarks.Gradient) => new(normals, "normals", noise, noiseBytes),

            // Adam reads gradient, two moments and mean, and writes the latter three.
            nameof(StageBenchmarks.Optimizer) => new(parameters, "parameters", 0, 7.0 * sizeof(float) * parameters),
            _ => new(steps, "steps", 2 * noise + perturb + play, 2 * noiseBytes),
        };
    }

    /// <summary>The least time on a device, in seconds, and what it goes to.</summary>
    public (double Seconds, string By) Bound(DeviceBounds bounds)
    {
        double arithmetic = Operations / bounds.OperationsPerSecond, memory = Bytes / bounds.BytesPerSecond;
        return arithmetic >= memory ? (arithmetic, "arithmetic") : (memory, "memory");
    }
}
