namespace GpuEs;

/// <summary>What a shape stands for; the page gives each its colour, for light and for dark.</summary>
public enum ShapeRole
{
    /// <summary>A body.</summary>
    Body,

    /// <summary>What the eye is to follow.</summary>
    Accent,

    /// <summary>What does not move.</summary>
    Ground,

    /// <summary>Where it is to go.</summary>
    Goal,

    /// <summary>What the policy does.</summary>
    Action,
}
