namespace GpuEs;

/// <summary>A workspace of floats as one of numbers.</summary>
internal readonly struct RealWorkspace<TWorkspace>(TWorkspace workspace) : IWorkspace<RealWorkspace<TWorkspace>, Real>
    where TWorkspace : struct, IWorkspace<TWorkspace, float>
{
    public Real this[int index]
    {
        get => workspace[index];
        set
        {
            TWorkspace written = workspace;
            written[index] = value;
        }
    }

    public RealWorkspace<TWorkspace> At(int offset) => new(workspace.At(offset));
}
