namespace GpuEs;

/// <summary>What the tables hold of an ellipsoid, a cylinder or a box over a plane that does not move.</summary>
internal static class PlaneShapeRecord
{
    // Whole numbers: the kind as GeomKind numbers it.
    public const int BodyId = 0;
    public const int Kind = 1;
    public const int Wholes = 2;

    public const int Ellipsoid = 4;
    public const int Cylinder = 5;
    public const int Box = 6;

    // Floats: the centre and the three half axes in the body's frame; the distance under which a point may touch; half the
    // root of 3 over a cylinder's half length; the plane's normal, its distance from the origin along it, its first tangent.
    public const int Center = 0;
    public const int Axes = 3;
    public const int Reach = 12;
    public const int Side = 13;
    public const int Normal = 14;
    public const int Offset = 17;
    public const int Tangent = 18;
    public const int Numbers = 21;

    /// <summary>Points in which the shape can touch at once.</summary>
    public static int Points(int kind) => kind == Ellipsoid ? 1 : 4;
}
