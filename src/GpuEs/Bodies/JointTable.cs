namespace GpuEs;

/// <summary>mjModel's jnt_*: [n] or row-major [n][width]; a body's joints lie together, in the order of the file.</summary>
internal sealed class JointTable
{
    public required string?[] Name { get; init; }

    public required JointKind[] Kind { get; init; }

    /// <summary>[n] of the first of its positions.</summary>
    public required int[] QposAdr { get; init; }

    /// <summary>[n] of the first of its degrees of freedom.</summary>
    public required int[] DofAdr { get; init; }

    public required int[] BodyId { get; init; }

    public required bool[] Limited { get; init; }

    /// <summary>[n][3] anchor in the body's frame, m.</summary>
    public required double[] Pos { get; init; }

    /// <summary>[n][3] unit axis in the body's frame.</summary>
    public required double[] Axis { get; init; }

    /// <summary>[n] of the spring that pulls to qpos_spring: N/m, N m/rad.</summary>
    public required double[] Stiffness { get; init; }

    /// <summary>[n][2] limits, m or rad; a ball's are 0 and its largest angle.</summary>
    public required double[] Range { get; init; }

    /// <summary>[n] distance at which a limit begins to act, m or rad.</summary>
    public required double[] Margin { get; init; }

    /// <summary>[n][2] of the limits: time constant (s) and damping ratio, or minus stiffness and minus damping.</summary>
    public required double[] SolRef { get; init; }

    /// <summary>[n][5] of the limits: dmin, dmax, width, midpoint, power.</summary>
    public required double[] SolImp { get; init; }

    public int Count => Kind.Length;
}
