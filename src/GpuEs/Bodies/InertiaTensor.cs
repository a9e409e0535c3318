namespace GpuEs;

/// <summary>A symmetric 3 x 3 matrix, kg m^2.</summary>
internal readonly record struct InertiaTensor(double XX, double YY, double ZZ, double XY, double XZ, double YZ)
{
    public static InertiaTensor operator +(InertiaTensor a, InertiaTensor b) =>
        new(a.XX + b.XX, a.YY + b.YY, a.ZZ + b.ZZ, a.XY + b.XY, a.XZ + b.XZ, a.YZ + b.YZ);

    /// <summary>Of principal moments whose axes are turned.</summary>
    public static InertiaTensor Turned(DoubleVector principal, DoubleQuaternion turn)
    {
        (DoubleVector x, DoubleVector y, DoubleVector z) = turn.Axes();
        double Entry(Func<DoubleVector, double> row, Func<DoubleVector, double> column) =>
            principal.X * row(x) * column(x) + principal.Y * row(y) * column(y) + principal.Z * row(z) * column(z);
        return new(
            Entry(v => v.X, v => v.X), Entry(v => v.Y, v => v.Y), Entry(v => v.Z, v => v.Z),
            Entry(v => v.X, v => v.Y), Entry(v => v.X, v => v.Z), Entry(v => v.Y, v => v.Z));
    }

    /// <summary>Of a point.</summary>
    public static InertiaTensor OfPoint(double mass, DoubleVector at) => new(
        mass * (at.Y * at.Y + at.Z * at.Z), mass * (at.X * at.X + at.Z * at.Z), mass * (at.X * at.X + at.Y * at.Y),
        -mass * at.X * at.Y, -mass * at.X * at.Z, -mass * at.Y * at.Z);

    public DoubleVector Times(DoubleVector v) =>
        new(XX * v.X + XY * v.Y + XZ * v.Z, XY * v.X + YY * v.Y + YZ * v.Z, XZ * v.X + YZ * v.Y + ZZ * v.Z);
}
