namespace GpuEs;

/// <summary>The tables of actuators: a joint's transmission and a fixed tendon's are both weighted sums.</summary>
internal static class ActuatorTables
{
    public static void Add(ModelConstants constants, TableBuilder tables, ref BodyLayout layout)
    {
        ActuatorTable actuators = constants.Actuators;
        layout.Nu = actuators.Count;
        var terms = new (int First, int Count, int Weights)[actuators.Count];
        for (int actuator = 0; actuator < actuators.Count; actuator++)
        {
            terms[actuator] = tables.AddTerms(Terms(constants, actuator));
        }

        layout.ActuatorWholes = tables.NextWhole;
        layout.ActuatorNumbers = tables.NextNumber;
        for (int actuator = 0; actuator < actuators.Count; actuator++)
        {
            ReadOnlySpan<double> gain = actuators.Gain.AsSpan(3 * actuator, 3), bias = actuators.Bias.AsSpan(3 * actuator, 3);
            bool isAffine = gain[1] != 0 || gain[2] != 0 || bias[1] != 0 || bias[2] != 0;
            (int first, int count, int weights) = terms[actuator];
            tables.Add(first, count, weights, isAffine ? 1 : 0);
            AddRange(tables, actuators.CtrlLimited[actuator], actuators.CtrlRange.AsSpan(2 * actuator, 2));
            AddRange(tables, actuators.ForceLimited[actuator], actuators.ForceRange.AsSpan(2 * actuator, 2));
            tables.Add(gain);
            tables.Add(bias);
        }
    }

    private static void AddRange(TableBuilder tables, bool isLimited, ReadOnlySpan<double> range) =>
        tables.Add(isLimited ? range[0] : double.NegativeInfinity, isLimited ? range[1] : double.PositiveInfinity);

    private static List<(int Qpos, int Dof, double Weight)> Terms(ModelConstants constants, int actuator)
    {
        ActuatorTable actuators = constants.Actuators;
        JointTable joints = constants.Joints;
        int target = actuators.TargetId[actuator];
        ReadOnlySpan<double> gear = actuators.Gear.AsSpan(6 * actuator, 6);
        if (actuators.TransmissionKind[actuator] == TransmissionKind.Tendon)
            return TendonTables.Terms(constants, target, gear[0]);
        if (actuators.TransmissionKind[actuator] == TransmissionKind.Joint && joints.Kind[target] is JointKind.Hinge or JointKind.Slide)
            return [(joints.QposAdr[target], joints.DofAdr[target], gear[0])];
        throw new NotSupportedException(
            $"actuator {actuators.Name[actuator] ?? $"{actuator}"} acts on a {joints.Kind[target].ToString().ToLowerInvariant()} joint; hinges, slides and fixed tendons can be acted on");
    }
}
