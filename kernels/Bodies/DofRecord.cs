namespace GpuEs;

/// <summary>What the tables hold of a degree of freedom.</summary>
internal static class DofRecord
{
    // Whole numbers. The ancestors lie as a list, from the root to the dof itself: contiguous lists are faster than
    // walking from parent to parent.
    public const int BodyId = 0;
    public const int Tree = 1;
    public const int Ancestors = 2;
    public const int AncestorNum = 3;
    public const int Wholes = 4;

    // Floats.
    public const int Armature = 0;
    public const int Damping = 1;
    public const int Numbers = 2;
}
