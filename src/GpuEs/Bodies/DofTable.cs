namespace GpuEs;

/// <summary>mjModel's dof_*: [n], a degree of freedom each.</summary>
internal sealed class DofTable
{
    public required int[] BodyId { get; init; }

    public required int[] JointId { get; init; }

    /// <summary>[n] the one before it on the way to the world; -1 for none.</summary>
    public required int[] ParentId { get; init; }

    /// <summary>[n] added to the mass matrix's diagonal: kg, kg m^2.</summary>
    public required double[] Armature { get; init; }

    /// <summary>[n] N s/m, N m s/rad.</summary>
    public required double[] Damping { get; init; }

    /// <summary>[n] diagonal of the inverse mass matrix at qpos0, a free joint's and a ball's averaged.</summary>
    public required double[] InverseWeight { get; init; }

    public int Count => BodyId.Length;
}
