namespace GpuEs.Tests;

/// <summary>What kernels cannot run, a struct for each.</summary>
internal static class RefusedStructs
{
    /// <summary>Those that stand in this file.</summary>
    public static Type[] All =>
    [
        typeof(Clamps), typeof(Truncates), typeof(Logs), typeof(Cubes), typeof(Throws), typeof(ReadsArray), typeof(ReadsMutable), typeof(UsesLambda), typeof(Switches), typeof(Halves), typeof(Decimals), typeof(Vectors), typeof(Boxes), typeof(Strings), typeof(Stacks), typeof(Catches), typeof(Inlines), typeof(Spans),
    ];
}

public readonly struct Clamps : IObjective<Clamps>
{
    public static Goal Goal => Goal.Minimise;

    public static float StartLimit => 1f;

    public static float Evaluate<TPoint>(in TPoint point, int dimension)
        where TPoint : struct, IMemory =>
        Math.Clamp((float)point[0], -1f, 1f);
}

public readonly struct Truncates : IObjective<Truncates>
{
    public static Goal Goal => Goal.Minimise;

    public static float StartLimit => 1f;

    public static float Evaluate<TPoint>(in TPoint point, int dimension)
        where TPoint : struct, IMemory =>
        MathF.Truncate(point[0]);
}

public readonly struct Logs : IObjective<Logs>
{
    public static Goal Goal => Goal.Minimise;

    public static float StartLimit => 1f;

    public static float Evaluate<TPoint>(in TPoint point, int dimension)
        where TPoint : struct, IMemory =>
        MathF.Log2(1f + point[0] * point[0]);
}

public readonly struct Cubes : IObjective<Cubes>
{
    public static Goal Goal => Goal.Minimise;

    public static float StartLimit => 1f;

    public static float Evaluate<TPoint>(in TPoint point, int dimension)
        where TPoint : struct, IMemory =>
        MathF.Cbrt(point[0]);
}

public readonly struct Throws : IObjective<Throws>
{
    public static Goal Goal => Goal.Minimise;

    public static float StartLimit => 1f;

    public static float Evaluate<TPoint>(in TPoint point, int dimension)
        where TPoint : struct, IMemory =>
        point[0] > 1e30f ? throw new InvalidOperationException() : point[0];
}

public readonly struct ReadsArray : IObjective<ReadsArray>
{
    private static readonly float[] Numbers = [1f, 2f];

    public static Goal Goal => Goal.Minimise;

    public static float StartLimit => 1f;

    public static float Evaluate<TPoint>(in TPoint point, int dimension)
        where TPoint : struct, IMemory =>
        Numbers[dimension & 1] * point[0];
}

public readonly struct ReadsMutable : IObjective<ReadsMutable>
{
    private static float factor = float.Parse("2", System.Globalization.CultureInfo.InvariantCulture);

    public static Goal Goal => Goal.Minimise;

    public static float StartLimit => 1f;

    public static float Evaluate<TPoint>(in TPoint point, int dimension)
        where TPoint : struct, IMemory =>
        factor * point[0];
}

public readonly struct UsesLambda : IObjective<UsesLambda>
{
    private static float Apply(Func<float, float> function, float x) => function(x);

    public static Goal Goal => Goal.Minimise;

    public static float StartLimit => 1f;

    public static float Evaluate<TPoint>(in TPoint point, int dimension)
        where TPoint : struct, IMemory =>
        Apply(x => x + x, point[0]);
}

public readonly struct Switches : IObjective<Switches>
{
    public static Goal Goal => Goal.Minimise;

    public static float StartLimit => 1f;

    public static float Evaluate<TPoint>(in TPoint point, int dimension)
        where TPoint : struct, IMemory =>
#pragma warning disable CS8509 // That it is not exhaustive is what it is here for.
        dimension switch { 2 => point[0], 3 => point[1] };
#pragma warning restore CS8509
}

public readonly struct Halves : IObjective<Halves>
{
    public static Goal Goal => Goal.Minimise;

    public static float StartLimit => 1f;

    public static float Evaluate<TPoint>(in TPoint point, int dimension)
        where TPoint : struct, IMemory =>
        (float)(Half)(point[0] + 1f);
}

public readonly struct Decimals : IObjective<Decimals>
{
    public static Goal Goal => Goal.Minimise;

    public static float StartLimit => 1f;

    public static float Evaluate<TPoint>(in TPoint point, int dimension)
        where TPoint : struct, IMemory =>
        (float)((decimal)point[0] * 2m);
}

public readonly struct Vectors : IObjective<Vectors>
{
    public static Goal Goal => Goal.Minimise;

    public static float StartLimit => 1f;

    public static float Evaluate<TPoint>(in TPoint point, int dimension)
        where TPoint : struct, IMemory =>
        new System.Numerics.Vector2(point[0], point[1]).Length();
}

public readonly struct Boxes : IObjective<Boxes>
{
    public static Goal Goal => Goal.Minimise;

    public static float StartLimit => 1f;

    public static float Evaluate<TPoint>(in TPoint point, int dimension)
        where TPoint : struct, IMemory =>
        ((IFormattable)dimension).GetHashCode() + point[0];
}

public readonly struct Strings : IObjective<Strings>
{
    public static Goal Goal => Goal.Minimise;

    public static float StartLimit => 1f;

    public static float Evaluate<TPoint>(in TPoint point, int dimension)
        where TPoint : struct, IMemory =>
        "abc".Length + point[0];
}

public readonly struct Stacks : IObjective<Stacks>
{
    public static Goal Goal => Goal.Minimise;

    public static float StartLimit => 1f;

    public static float Evaluate<TPoint>(in TPoint point, int dimension)
        where TPoint : struct, IMemory
    {
        Span<float> two = stackalloc float[2];
        two[dimension & 1] = point[0];
        return two[0] + two[1];
    }
}

public readonly struct Catches : IObjective<Catches>
{
    public static Goal Goal => Goal.Minimise;

    public static float StartLimit => 1f;

    public static float Evaluate<TPoint>(in TPoint point, int dimension)
        where TPoint : struct, IMemory
    {
        try
        {
            return point[dimension - 1];
        }
        catch (IndexOutOfRangeException)
        {
            return 0f;
        }
    }
}

[System.Runtime.CompilerServices.InlineArray(4)]
public struct FourInline
{
    private float first;
}

public readonly struct Inlines : IObjective<Inlines>
{
    public static Goal Goal => Goal.Minimise;

    public static float StartLimit => 1f;

    public static float Evaluate<TPoint>(in TPoint point, int dimension)
        where TPoint : struct, IMemory
    {
        FourInline four = default;
        four[dimension & 3] = point[0];
        return four[2];
    }
}

public readonly struct Spans : IObjective<Spans>
{
    public static Goal Goal => Goal.Minimise;

    public static float StartLimit => 1f;

    public static float Evaluate<TPoint>(in TPoint point, int dimension)
        where TPoint : struct, IMemory
    {
        ReadOnlySpan<float> numbers = [1f, 2f, 3f, 4f];
        return numbers[dimension & 3] * point[0];
    }
}
