namespace GpuEs;

/// <summary>Times the stages of a generation.</summary>
internal abstract class StageClock : IDisposable
{
    protected const int Marks = (int)Stage.Optimizer + 2;

    /// <summary>Marks the beginning of a generation.</summary>
    public void Begin() => Mark(0);

    /// <summary>Marks the end of a stage; the last call counts where there are several.</summary>
    public void End(Stage stage) => Mark((int)stage + 1);

    /// <summary>The times between the marks; waits for the device.</summary>
    public StageTimes Read() => new(
        Between(0), Between((int)Stage.Shaping), Between((int)Stage.Gradient), Between((int)Stage.Optimizer));

    public abstract void Dispose();

    protected abstract void Mark(int index);

    /// <summary>From a mark to the next.</summary>
    protected abstract TimeSpan Between(int index);
}
