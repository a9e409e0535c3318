namespace GpuEs;

/// <summary>What the tables hold of spheres and capsules that may touch each other, and of their pairs.</summary>
internal static class SegmentRecord
{
    // A geom: whole number; floats: centre and half axis (of a sphere 0) in the body's frame, radius.
    public const int BodyId = 0;
    public const int GeomWholes = 1;
    public const int Center = 0;
    public const int Axis = 3;
    public const int Radius = 6;
    public const int GeomNumbers = 7;

    // A pair: whole numbers; of a sphere and a capsule the sphere is the first. Floats: the square of the distance of
    // centres beyond which they cannot touch.
    public const int First = 0;
    public const int Second = 1;
    public const int PairWholes = 2;
    public const int NearSquared = 0;
    public const int PairNumbers = 1;
}
