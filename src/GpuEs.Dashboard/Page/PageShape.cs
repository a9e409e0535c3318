namespace GpuEs;

/// <summary>A shape as the page's script takes it.</summary>
internal sealed record PageShape(string Kind, string Role, float Width, float[] Points)
{
    public static PageShape Of(Shape shape) => new(shape.Kind, shape.Role.ToString().ToLowerInvariant(), shape.Width, shape.Points);
}
