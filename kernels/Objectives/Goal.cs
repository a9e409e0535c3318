namespace GpuEs;

/// <summary>The direction of an objective.</summary>
public enum Goal
{
    /// <summary>Lower values are better.</summary>
    Minimise,

    /// <summary>Higher values are better.</summary>
    Maximise,
}
