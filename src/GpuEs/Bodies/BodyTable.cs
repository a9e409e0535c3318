namespace GpuEs;

/// <summary>mjModel's body_*: [n] or row-major [n][width]. Body 0 is the world; a parent comes before its children.</summary>
internal sealed class BodyTable
{
    public required string?[] Name { get; init; }

    /// <summary>[n] the world's is 0.</summary>
    public required int[] ParentId { get; init; }

    /// <summary>[n] the topmost body that this one is rigidly joined to, maybe itself.</summary>
    public required int[] WeldId { get; init; }

    /// <summary>[n] the ancestor that hangs on the world.</summary>
    public required int[] RootId { get; init; }

    public required int[] JointNum { get; init; }

    /// <summary>[n] of the first joint; -1 without.</summary>
    public required int[] JointAdr { get; init; }

    public required int[] DofNum { get; init; }

    /// <summary>[n] of the first degree of freedom; -1 without.</summary>
    public required int[] DofAdr { get; init; }

    public required int[] GeomNum { get; init; }

    /// <summary>[n] of the first geom; -1 without.</summary>
    public required int[] GeomAdr { get; init; }

    /// <summary>[n][3] in the parent's frame, m.</summary>
    public required double[] Pos { get; init; }

    /// <summary>[n][4] in the parent's frame, w first.</summary>
    public required double[] Quat { get; init; }

    /// <summary>[n][3] centre of mass in the body's frame, m.</summary>
    public required double[] InertialPos { get; init; }

    /// <summary>[n][4] principal axes in the body's frame, w first.</summary>
    public required double[] InertialQuat { get; init; }

    /// <summary>[n] kg.</summary>
    public required double[] Mass { get; init; }

    /// <summary>[n] with all descendants, kg.</summary>
    public required double[] SubtreeMass { get; init; }

    /// <summary>[n][3] about the principal axes, kg m^2.</summary>
    public required double[] Inertia { get; init; }

    /// <summary>[n][2] mean inverse weight at qpos0: translation, rotation.</summary>
    public required double[] InverseWeight { get; init; }

    public int Count => ParentId.Length;
}
