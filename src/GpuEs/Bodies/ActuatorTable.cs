namespace GpuEs;

/// <summary>
/// mjModel's actuator_*: [n] or row-major [n][width]. The force is
/// (gain[0] + gain[1] length + gain[2] velocity) control + bias[0] + bias[1] length + bias[2] velocity.
/// </summary>
internal sealed class ActuatorTable
{
    public required string?[] Name { get; init; }

    public required TransmissionKind[] TransmissionKind { get; init; }

    /// <summary>[n] trnid: of the joint or the tendon.</summary>
    public required int[] TargetId { get; init; }

    /// <summary>[n][6] the first alone for hinges, slides and tendons.</summary>
    public required double[] Gear { get; init; }

    public required bool[] CtrlLimited { get; init; }

    /// <summary>[n][2] that controls are clamped to.</summary>
    public required double[] CtrlRange { get; init; }

    public required bool[] ForceLimited { get; init; }

    /// <summary>[n][2] that forces are clamped to.</summary>
    public required double[] ForceRange { get; init; }

    /// <summary>[n][3] the first three of gainprm, 0 where gaintype does not use them.</summary>
    public required double[] Gain { get; init; }

    /// <summary>[n][3] the first three of biasprm, 0 where biastype does not use them.</summary>
    public required double[] Bias { get; init; }

    public int Count => TargetId.Length;
}
