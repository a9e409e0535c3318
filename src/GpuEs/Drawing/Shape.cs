namespace GpuEs;

/// <summary>A shape of a drawing, around its own origin, in the environment's units.</summary>
public sealed class Shape
{
    private Shape(string kind, ShapeRole role, float width, params float[] points)
    {
        Kind = kind;
        Role = role;
        Width = width;
        Points = points;
    }

    /// <summary>What it stands for.</summary>
    public ShapeRole Role { get; }

    /// <summary>line, circle or polygon.</summary>
    internal string Kind { get; }

    /// <summary>A line's width, a circle's radius.</summary>
    internal float Width { get; }

    /// <summary>x and y of each corner.</summary>
    internal float[] Points { get; }

    /// <summary>A line from the origin to the right.</summary>
    /// <exception cref="ArgumentException">A length is not above 0.</exception>
    public static Shape Line(float length, float width, ShapeRole role = ShapeRole.Body) =>
        new("line", role, Positive(nameof(width), width), 0f, 0f, Positive(nameof(length), length), 0f);

    /// <summary>A disc around the origin.</summary>
    /// <exception cref="ArgumentException">The radius is not above 0.</exception>
    public static Shape Circle(float radius, ShapeRole role = ShapeRole.Body) =>
        new("circle", role, Positive(nameof(radius), radius), 0f, 0f);

    /// <summary>A box around the origin.</summary>
    /// <exception cref="ArgumentException">A length is not above 0.</exception>
    public static Shape Box(float width, float height, ShapeRole role = ShapeRole.Body)
    {
        float x = Positive(nameof(width), width) / 2, y = Positive(nameof(height), height) / 2;
        return new("polygon", role, 0f, -x, -y, x, -y, x, y, -x, y);
    }

    /// <summary>A polygon.</summary>
    /// <param name="corners">Three or more, finite.</param>
    /// <param name="role">What it stands for.</param>
    /// <exception cref="ArgumentException">There are fewer corners, or one is not finite.</exception>
    public static Shape Polygon(IReadOnlyList<(float X, float Y)> corners, ShapeRole role = ShapeRole.Body)
    {
        ArgumentNullException.ThrowIfNull(corners);
        EvolutionStrategyOptions.Require(corners.Count >= 3, "corners' count", corners.Count, "3 or more");
        foreach ((float x, float y) in corners)
            EvolutionStrategyOptions.Require(float.IsFinite(x) && float.IsFinite(y), "corner", $"({x}, {y})", "finite numbers");
        return new("polygon", role, 0f, [.. corners.SelectMany(corner => (float[])[corner.X, corner.Y])]);
    }

    private static float Positive(string name, float value)
    {
        EvolutionStrategyOptions.Require(EvolutionStrategyOptions.IsPositive(value), name, value, "numbers above 0");
        return value;
    }
}
