namespace GpuEs;

/// <summary>Fixed tendons, mjModel's tendon_* and wrap_*: weighted sums of hinges' and slides' positions.</summary>
internal sealed class TendonTable
{
    public required string?[] Name { get; init; }

    /// <summary>[n] of its first term.</summary>
    public required int[] Adr { get; init; }

    /// <summary>[n] its terms.</summary>
    public required int[] Num { get; init; }

    /// <summary>[terms] wrap_objid.</summary>
    public required int[] JointId { get; init; }

    /// <summary>[terms] wrap_prm.</summary>
    public required double[] Coefficient { get; init; }

    /// <summary>[n] N/m.</summary>
    public required double[] Stiffness { get; init; }

    /// <summary>[n] N s/m.</summary>
    public required double[] Damping { get; init; }

    /// <summary>[n][2] between which its spring is slack, m.</summary>
    public required double[] LengthSpring { get; init; }

    /// <summary>[n] J M^-1 J' at qpos0.</summary>
    public required double[] InverseWeight { get; init; }

    public int Count => Adr.Length;
}
