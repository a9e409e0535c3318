namespace GpuEs;

/// <summary>What the tables hold of a joint.</summary>
internal static class JointRecord
{
    // Kinds, numbered as MuJoCo's mjtJoint.
    public const int Free = 0;
    public const int Ball = 1;
    public const int Slide = 2;
    public const int Hinge = 3;

    // Whole numbers.
    public const int Kind = 0;
    public const int QposAdr = 1;
    public const int DofAdr = 2;
    public const int BodyId = 3;
    public const int HasAnchor = 4;
    public const int HasSpring = 5;
    public const int Wholes = 6;

    // Floats.
    public const int Pos = 0;
    public const int Axis = 3;
    public const int Qpos0 = 6;
    public const int Stiffness = 7;
    public const int QposSpring = 8;
    public const int Numbers = 9;
}
