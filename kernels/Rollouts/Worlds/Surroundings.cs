namespace GpuEs;

/// <summary>
/// What an episode has besides its world's own fields. It comes with every call, since a world must lie anywhere, in
/// shared memory too, where views of a device's memory cannot.
/// </summary>
/// <param name="data">What all episodes share.</param>
/// <param name="workspace">What this one has for itself: WorkspaceSize floats.</param>
internal readonly struct Surroundings<TData, TWorkspace>(TData data, TWorkspace workspace)
    where TData : struct, IData
    where TWorkspace : struct, IWorkspace<TWorkspace, float>
{
    /// <summary>What all episodes share.</summary>
    public TData Data => data;

    /// <summary>What this one has for itself.</summary>
    public TWorkspace Workspace => workspace;
}

/// <summary>Of worlds that are all in their fields.</summary>
internal static class Surroundings
{
    /// <summary>Nothing at all, on the host.</summary>
    public static Surroundings<HostData, NoWorkspace> None => default;

    /// <summary>Data that all episodes share.</summary>
    public static Surroundings<TData, NoWorkspace> Of<TData>(TData data)
        where TData : struct, IData => new(data, default);
}
