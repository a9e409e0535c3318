namespace GpuEs;

/// <summary>
/// A workspace in an array, for environments that are stepped by hand on the host:
/// <c>game.Step(new ArrayWorkspace(memory))</c>. Indices are checked.
/// </summary>
/// <param name="memory">[WorkspaceSize or more] Zeros where an episode is about to be reset.</param>
/// <param name="first">Where in the array the workspace begins.</param>
public readonly struct ArrayWorkspace(float[] memory, int first = 0) : IWorkspace<ArrayWorkspace, float>
{
    /// <inheritdoc/>
    public float this[int index]
    {
        get => memory[first + index];
        set => memory[first + index] = value;
    }

    /// <inheritdoc/>
    public ArrayWorkspace At(int offset) => new(memory, first + offset);
}
