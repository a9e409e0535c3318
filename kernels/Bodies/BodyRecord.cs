namespace GpuEs;

/// <summary>What the tables hold of a body.</summary>
internal static class BodyRecord
{
    // Whole numbers.
    public const int ParentId = 0;
    public const int JointNum = 1;
    public const int JointAdr = 2;
    public const int IsTurned = 3;
    public const int Tree = 4;
    public const int Wholes = 5;

    // Floats; the inertia is about the centre of mass, in the body's frame: xx, yy, zz, xy, xz, yz.
    public const int Pos = 0;
    public const int Quat = 3;
    public const int Ipos = 7;
    public const int Mass = 10;
    public const int Inertia = 11;
    public const int Numbers = 17;
}
