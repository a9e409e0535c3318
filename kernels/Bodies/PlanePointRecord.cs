namespace GpuEs;

/// <summary>What the tables hold of a sphere, or of one end of a capsule, over a plane that does not move.</summary>
internal static class PlanePointRecord
{
    // Whole numbers.
    public const int BodyId = 0;
    public const int IsSphere = 1;
    public const int Wholes = 2;

    // Floats: the centre in the body's frame; the plane's normal and its distance from the origin along it; a capsule's
    // axis in the body's frame, of a sphere the first tangent itself.
    public const int Center = 0;
    public const int Radius = 3;
    public const int Normal = 4;
    public const int Offset = 7;
    public const int Axis = 8;
    public const int Numbers = 11;
}
