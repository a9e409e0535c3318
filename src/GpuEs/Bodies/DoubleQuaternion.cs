namespace GpuEs;

/// <summary>A rotation, w first, in double precision.</summary>
internal readonly record struct DoubleQuaternion(double W, double X, double Y, double Z)
{
    public static readonly DoubleQuaternion Identity = new(1, 0, 0, 0);

    /// <summary>Below this sine two axes count as parallel.</summary>
    private const double ParallelSine = 1e-10;

    public double Length => Math.Sqrt(W * W + X * X + Y * Y + Z * Z);

    public DoubleQuaternion Unit
    {
        get
        {
            double scale = 1 / Length;
            return new(W * scale, X * scale, Y * scale, Z * scale);
        }
    }

    public static DoubleQuaternion operator *(DoubleQuaternion a, DoubleQuaternion b) => new(
        a.W * b.W - a.X * b.X - a.Y * b.Y - a.Z * b.Z,
        a.W * b.X + a.X * b.W + a.Y * b.Z - a.Z * b.Y,
        a.W * b.Y - a.X * b.Z + a.Y * b.W + a.Z * b.X,
        a.W * b.Z + a.X * b.Y - a.Y * b.X + a.Z * b.W);

    public static DoubleQuaternion At(double[] values, int index) =>
        new(values[4 * index], values[4 * index + 1], values[4 * index + 2], values[4 * index + 3]);

    public static DoubleQuaternion About(DoubleVector unitAxis, double radians)
    {
        double sine = Math.Sin(radians / 2);
        return new(Math.Cos(radians / 2), unitAxis.X * sine, unitAxis.Y * sine, unitAxis.Z * sine);
    }

    /// <summary>The shortest turn that takes z to a direction; about x where that is -z.</summary>
    public static DoubleQuaternion FromZTo(DoubleVector direction)
    {
        DoubleVector unit = direction.Unit;
        DoubleVector axis = DoubleVector.UnitZ.Cross(unit);
        double sine = axis.Length;
        return About(sine < ParallelSine ? DoubleVector.UnitX : axis.Unit, Math.Atan2(sine, unit.Z));
    }

    /// <summary>Of a frame's three unit axes.</summary>
    public static DoubleQuaternion FromAxes(DoubleVector x, DoubleVector y, DoubleVector z)
    {
        // The largest component is found first, so that no division is by a small number.
        double w = 1 + x.X + y.Y + z.Z, i = 1 + x.X - y.Y - z.Z, j = 1 - x.X + y.Y - z.Z, k = 1 - x.X - y.Y + z.Z;
        double largest = Math.Max(Math.Max(w, i), Math.Max(j, k));
        DoubleQuaternion turn =
            largest == w ? new(w, y.Z - z.Y, z.X - x.Z, x.Y - y.X)
            : largest == i ? new(y.Z - z.Y, i, y.X + x.Y, z.X + x.Z)
            : largest == j ? new(z.X - x.Z, y.X + x.Y, j, z.Y + y.Z)
            : new(x.Y - y.X, z.X + x.Z, z.Y + y.Z, k);
        return turn.Unit;
    }

    public DoubleVector Rotate(DoubleVector vector)
    {
        (DoubleVector x, DoubleVector y, DoubleVector z) = Axes();
        return x * vector.X + y * vector.Y + z * vector.Z;
    }

    /// <summary>What x, y and z become: the columns of the rotation matrix.</summary>
    public (DoubleVector X, DoubleVector Y, DoubleVector Z) Axes() =>
        (new(W * W + X * X - Y * Y - Z * Z, 2 * (X * Y + W * Z), 2 * (X * Z - W * Y)),
         new(2 * (X * Y - W * Z), W * W - X * X + Y * Y - Z * Z, 2 * (Y * Z + W * X)),
         new(2 * (X * Z + W * Y), 2 * (Y * Z - W * X), W * W - X * X - Y * Y + Z * Z));

    public double[] ToArray() => [W, X, Y, Z];
}
