namespace GpuEs;

/// <summary>
/// An environment of any kind: <see cref="IEnvironment{TSelf}"/>, whose state is all in its fields,
/// <see cref="IWorkspaceEnvironment{TSelf}"/> or <see cref="IDataEnvironment{TSelf}"/>. Implement one of these.
/// </summary>
public interface IPlayable : ISizes
{
    /// <summary>The <see cref="IWorld{TSelf}"/> that rollouts see of it.</summary>
    internal static abstract Type World { get; }
}
