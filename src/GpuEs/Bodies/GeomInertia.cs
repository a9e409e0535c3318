namespace GpuEs;

/// <summary>Volume (m^3), moments of inertia about the own axes and bounding radius of each form, filled evenly.</summary>
internal static class GeomInertia
{
    public static double Volume(GeomKind kind, double[] size) => kind switch
    {
        GeomKind.Plane => 0,
        GeomKind.Sphere => Ball(size[0]),
        GeomKind.Capsule => Ball(size[0]) + Tube(size),
        GeomKind.Ellipsoid => 4 * Math.PI / 3 * size[0] * size[1] * size[2],
        GeomKind.Cylinder => Tube(size),
        GeomKind.Box => 8 * size[0] * size[1] * size[2],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "every form has a volume"),
    };

    public static DoubleVector Moments(GeomKind kind, double[] size, double mass) => kind switch
    {
        GeomKind.Plane => DoubleVector.Zero,
        GeomKind.Sphere => EllipsoidMoments(size[0], size[0], size[0], mass),
        GeomKind.Capsule => CapsuleMoments(size, mass),
        GeomKind.Ellipsoid => EllipsoidMoments(size[0], size[1], size[2], mass),
        GeomKind.Cylinder => TubeMoments(size, mass),
        GeomKind.Box => BoxMoments(size[0], size[1], size[2], mass),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "every form has moments of inertia"),
    };

    public static double BoundingRadius(GeomKind kind, double[] size) => kind switch
    {
        GeomKind.Plane => 0,
        GeomKind.Sphere => size[0],
        GeomKind.Capsule => size[0] + size[1],
        GeomKind.Ellipsoid => Math.Max(size[0], Math.Max(size[1], size[2])),
        GeomKind.Cylinder => Math.Sqrt(size[0] * size[0] + size[1] * size[1]),
        GeomKind.Box => Math.Sqrt(size[0] * size[0] + size[1] * size[1] + size[2] * size[2]),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "every form has a bounding radius"),
    };

    private static double Ball(double radius) => 4 * Math.PI / 3 * radius * radius * radius;

    private static double Tube(double[] size) => 2 * Math.PI * size[0] * size[0] * size[1];

    private static DoubleVector EllipsoidMoments(double a, double b, double c, double mass) =>
        new DoubleVector(b * b + c * c, a * a + c * c, a * a + b * b) * (mass / 5);

    private static DoubleVector BoxMoments(double a, double b, double c, double mass) =>
        new DoubleVector(b * b + c * c, a * a + c * c, a * a + b * b) * (mass / 3);

    private static DoubleVector TubeMoments(double[] size, double mass)
    {
        double radius = size[0], height = 2 * size[1];
        double across = mass * (3 * radius * radius + height * height) / 12;
        return new(across, across, mass * radius * radius / 2);
    }

    /// <summary>A cylinder between the halves of a ball, whose centres of mass lie 3/8 of the radius beyond its ends.</summary>
    private static DoubleVector CapsuleMoments(double[] size, double mass)
    {
        double radius = size[0], height = 2 * size[1];
        double ballMass = mass * 4 * radius / (4 * radius + 3 * height);
        double about = 2 * ballMass * radius * radius / 5;
        double across = about + ballMass * height * (3 * radius + 2 * height) / 8;
        return TubeMoments(size, mass - ballMass) + new DoubleVector(across, across, about);
    }
}
