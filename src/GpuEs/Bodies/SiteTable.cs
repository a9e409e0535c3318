namespace GpuEs;

/// <summary>mjModel's site_*: places on bodies, which observations may ask for.</summary>
internal sealed class SiteTable
{
    public required string?[] Name { get; init; }

    public required int[] BodyId { get; init; }

    /// <summary>[n][3] in the body's frame, m.</summary>
    public required double[] Pos { get; init; }

    /// <summary>[n][4] in the body's frame, w first.</summary>
    public required double[] Quat { get; init; }

    public int Count => BodyId.Length;
}
