namespace GpuEs;

/// <summary>One candidate's actions.</summary>
internal interface IActionSequence
{
    /// <summary>A coordinate in action units, or a choice.</summary>
    int this[int coordinate] { get; }
}
