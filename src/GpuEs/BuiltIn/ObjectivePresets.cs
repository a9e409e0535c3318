namespace GpuEs;

/// <summary>What brings each objective near its minimum, by dimension.</summary>
internal static class ObjectivePresets
{
    public static Preset Sphere(int dimension) => new()
    {
        Options = new() { Population = 64, Sigma = 1f, LearningRate = 0.2f },
        Generations = 200,
        FinalSigmaShare = 1e-4f,
        FinalLearningRateShare = 1e-4f,
        SolvedValue = 1e-6,
    };

    public static Preset Rosenbrock(int dimension) => Sphere(dimension);

    public static Preset Rastrigin(int dimension) => Sphere(dimension);

    public static Preset Ackley(int dimension) => Sphere(dimension);

    public static Preset Griewank(int dimension) => Sphere(dimension);
}
