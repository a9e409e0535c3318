namespace GpuEs;

/// <summary>
/// What brings each objective near its minimum, by dimension; measured in 10 dimensions, sphere and rosenbrock also
/// in 100.
/// </summary>
internal static class ObjectivePresets
{
    public static Preset Sphere(int dimension) => new()
    {
        Options = new() { Population = 64, Sigma = 1f, LearningRate = 0.4f },
        Generations = 300,
        FinalSigmaShare = 1e-4f,
        FinalLearningRateShare = 1e-4f,
        SolvedValue = 1e-5,
    };

    // In many dimensions the search follows the valley's floor, which begins near dimension - 1, too slowly to
    // arrive: solved means on its way. In few it arrives.
    public static Preset Rosenbrock(int dimension) => dimension > 20
        ? new()
        {
            Options = new() { Population = 128, Sigma = 0.05f, LearningRate = 0.2f },
            Generations = 600,
            FinalSigmaShare = 0.1f,
            FinalLearningRateShare = 0.02f,
            SolvedValue = 0.95 * dimension,
        }
        : new()
        {
            Options = new() { Population = 128, Sigma = 0.2f, LearningRate = 0.1f },
            Generations = 600,
            FinalSigmaShare = 0.01f,
            FinalLearningRateShare = 0.02f,
            SolvedValue = 0.1,
        };

    // Sigma begins wider than the dents, so that they blur into the bowl, and shrinks slowly.
    public static Preset Rastrigin(int dimension) => new()
    {
        Options = new() { Population = 256, Sigma = 2f, LearningRate = 0.3f },
        Generations = 200,
        FinalSigmaShare = 0.05f,
        FinalLearningRateShare = 1e-3f,
        SolvedValue = 0.01,
    };

    public static Preset Ackley(int dimension) => new()
    {
        Options = new() { Population = 128, Sigma = 4f, LearningRate = 2f },
        Generations = 300,
        FinalSigmaShare = 1e-4f,
        FinalLearningRateShare = 1e-4f,
        SolvedValue = 0.01,
    };

    public static Preset Griewank(int dimension) => new()
    {
        Options = new() { Population = 256, Sigma = 60f, LearningRate = 60f },
        Generations = 300,
        FinalSigmaShare = 1e-3f,
        FinalLearningRateShare = 1e-4f,
        SolvedValue = 0.01,
    };
}
