namespace GpuEs;

/// <summary>
/// A log beside generations.jsonl with the same lines in another format. It is written anew whenever a run goes on, so that
/// it has the generations that the run has, each once.
/// </summary>
internal abstract class LineLog : IDisposable
{
    private readonly string path;
    private readonly FileStream file;

    /// <exception cref="IOException">It cannot be written.</exception>
    protected LineLog(string path)
    {
        this.path = path;

        // Without a buffer of its own: what a full disk refused must not be tried again on closing.
        file = WholeFile.Writing(path, () =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        });
    }

    /// <summary>The logs that a run is asked for.</summary>
    /// <exception cref="IOException">One cannot be written.</exception>
    public static IReadOnlyList<LineLog> Open(string runFolder, RunLogs logs)
    {
        var opened = new List<LineLog>();
        if (logs.HasFlag(RunLogs.Csv))
            opened.Add(new CsvLog(Path.GetFullPath(Path.Combine(runFolder, "generations.csv"))));
        if (logs.HasFlag(RunLogs.TensorBoard))
            opened.Add(new TensorBoardLog(Path.GetFullPath(Path.Combine(runFolder, "tensorboard"))));
        return opened;
    }

    /// <summary>Writes a generation.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public abstract void Append(GenerationLine line);

    public void Dispose() => file.Dispose();

    /// <summary>The numbers of a line that change from generation to generation, by the names that the line has for them.</summary>
    protected static IEnumerable<(string Name, double Value)> Numbers(GenerationLine line) =>
    [
        ("meanFitness", line.MeanFitness), ("fitnessDeviation", line.FitnessDeviation), ("bestFitness", line.BestFitness),
        ("worstFitness", line.WorstFitness), ("nonFiniteCount", line.NonFiniteCount),
        ("environmentSteps", line.EnvironmentSteps), ("gradientNorm", line.GradientNorm), ("updateRatio", line.UpdateRatio),
        ("seconds", line.Seconds), ("evaluationMean", line.Evaluation?.Mean ?? double.NaN),
        ("evaluationDeviation", line.Evaluation?.Deviation ?? double.NaN),
    ];

    protected void Write(byte[] bytes) => WholeFile.Writing(path, () => file.Write(bytes));
}
