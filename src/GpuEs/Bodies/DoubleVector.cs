namespace GpuEs;

/// <summary>Three numbers, in double precision.</summary>
internal readonly record struct DoubleVector(double X, double Y, double Z)
{
    public static readonly DoubleVector Zero = new(0, 0, 0);

    public static readonly DoubleVector UnitX = new(1, 0, 0);

    public static readonly DoubleVector UnitY = new(0, 1, 0);

    public static readonly DoubleVector UnitZ = new(0, 0, 1);

    public double Length => Math.Sqrt(Dot(this));

    public DoubleVector Unit => this * (1 / Length);

    public static DoubleVector operator +(DoubleVector a, DoubleVector b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    public static DoubleVector operator -(DoubleVector a, DoubleVector b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    public static DoubleVector operator *(DoubleVector a, double scale) => new(a.X * scale, a.Y * scale, a.Z * scale);

    public static DoubleVector At(double[] values, int index) =>
        new(values[3 * index], values[3 * index + 1], values[3 * index + 2]);

    public double Dot(DoubleVector other) => X * other.X + Y * other.Y + Z * other.Z;

    public DoubleVector Cross(DoubleVector other) =>
        new(Y * other.Z - Z * other.Y, Z * other.X - X * other.Z, X * other.Y - Y * other.X);

    public double[] ToArray() => [X, Y, Z];
}
