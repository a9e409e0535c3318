namespace GpuEs;

/// <summary>Logs of a run's generations that may stand beside its generations.jsonl.</summary>
[Flags]
public enum RunLogs
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>generations.csv, a row a generation.</summary>
    Csv = 1,

    /// <summary>tensorboard/, a folder for <c>tensorboard --logdir</c>.</summary>
    TensorBoard = 2,
}
