namespace GpuEs;

/// <summary>How outputs become a continuous action. For choices it is always the first largest output.</summary>
public enum Head
{
    /// <summary>The action's limit times tanh of the output.</summary>
    Tanh,

    /// <summary>The output, cut off at the action's limit.</summary>
    Clip,
}
