namespace GpuEs;

/// <summary>mjModel's geom_*: [n] or row-major [n][width]. How two of them touch is in <see cref="CandidatePair"/>.</summary>
internal sealed class GeomTable
{
    public required string?[] Name { get; init; }

    public required GeomKind[] Kind { get; init; }

    public required int[] BodyId { get; init; }

    /// <summary>[n] bits.</summary>
    public required int[] ConType { get; init; }

    /// <summary>[n] bits; two geoms may touch if one's contype shares a bit with the other's conaffinity.</summary>
    public required int[] ConAffinity { get; init; }

    /// <summary>[n] dimensions of a contact: 1, 3, 4 or 6.</summary>
    public required int[] ConDim { get; init; }

    /// <summary>[n] the higher one's parameters hold for a contact.</summary>
    public required int[] Priority { get; init; }

    /// <summary>[n][3] see <see cref="GeomKind"/>, m.</summary>
    public required double[] Size { get; init; }

    /// <summary>[n][3] in the body's frame, m.</summary>
    public required double[] Pos { get; init; }

    /// <summary>[n][4] in the body's frame, w first.</summary>
    public required double[] Quat { get; init; }

    /// <summary>[n][3] sliding, torsional, rolling.</summary>
    public required double[] Friction { get; init; }

    /// <summary>[n] m.</summary>
    public required double[] Margin { get; init; }

    /// <summary>[n] m.</summary>
    public required double[] Gap { get; init; }

    /// <summary>[n] weight of its solref and solimp in a contact.</summary>
    public required double[] SolMix { get; init; }

    /// <summary>[n][2] as <see cref="JointTable.SolRef"/>.</summary>
    public required double[] SolRef { get; init; }

    /// <summary>[n][5] as <see cref="JointTable.SolImp"/>.</summary>
    public required double[] SolImp { get; init; }

    /// <summary>[n] radius of the sphere around it, m; 0 for planes.</summary>
    public required double[] BoundingRadius { get; init; }

    public int Count => Kind.Length;
}
