namespace GpuEs;

/// <summary>A model on the host: an agent's candidates in, predicted returns out. Called from many threads.</summary>
internal abstract unsafe class HostPlanModel<TState>
    where TState : unmanaged
{
    /// <summary>Actions behind the last that may be read, so that vectors need no scalar tail.</summary>
    public const int Padding = 16;

    /// <summary>Floats of working memory that a call needs.</summary>
    public virtual int ScratchLength => 0;

    /// <summary>Rolls neighbouring candidates of an agent.</summary>
    /// <param name="rollout">How.</param>
    /// <param name="state">[state length].</param>
    /// <param name="workspace">[workspace size] What the agent's world has besides.</param>
    /// <param name="actions">The first candidate's; the next candidate's follow, coordinates are a stride apart, and up to
    /// <see cref="Padding"/> actions behind a coordinate's last may be read.</param>
    /// <param name="scratch">[ScratchLength].</param>
    /// <param name="returns">Out: one per candidate.</param>
    public abstract void Roll(
        in ModelRollout rollout, ReadOnlySpan<TState> state, ReadOnlySpan<float> workspace, int* actions, float* scratch,
        Span<float> returns);
}
