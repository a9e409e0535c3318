namespace GpuEs;

/// <summary>
/// What the tables hold of a slot: one possible constraint, a limit or a point of contact. Every candidate has a slot of
/// its own, so that nothing can overflow. Slots are numbered limits first, then contacts by kind.
/// </summary>
internal static class SlotRecord
{
    // Whole numbers: 1 row, or 3 (a normal and two tangents, from which a pyramid's four edges are made); the dofs that
    // move it, ascending; the signs with which they do, among the floats; cells of its block; one past the last
    // dof where two are on different branches of the tree, else 0: up to there the Hessian is filled beyond the mass matrix's
    // entries; whether it is a contact, and of which bodies.
    public const int Dim = 0;
    public const int Chain = 1;
    public const int ChainNum = 2;
    public const int Signs = 3;
    public const int BlockSize = 4;
    public const int BranchedTo = 5;
    public const int IsContact = 6;
    public const int Body1 = 7;
    public const int Body2 = 8;
    public const int Wholes = 9;

    // Floats. Margin is MuJoCo's includemargin. Diagonal times (1 - impedance) / impedance is R. The impedance is
    // Least + Span y, where y of x = |distance| / width is LowFactor x^Power up to the midpoint, then
    // 1 - HighFactor (1 - x)^Power.
    public const int Margin = 0;
    public const int Diagonal = 1;
    public const int Stiffness = 2;
    public const int Damping = 3;
    public const int Least = 4;
    public const int Span = 5;
    public const int InverseWidth = 6;
    public const int Midpoint = 7;
    public const int Power = 8;
    public const int LowFactor = 9;
    public const int HighFactor = 10;
    public const int Friction1 = 11;
    public const int Friction2 = 12;
    public const int Numbers = 13;
}
