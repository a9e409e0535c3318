namespace GpuEs;

/// <summary>Tendons and actuators of a file to their tables.</summary>
internal static class ActuatorCompiler
{
    public static TendonTable CompileTendons(MjcfModel model, JointTable joints, double[] qposSpring)
    {
        List<MjcfTendon> tendons = model.Tendons;
        return new TendonTable
        {
            Name = [.. tendons.Select(tendon => tendon.Name)],
            Adr = [.. tendons.Select((_, number) => tendons.Take(number).Sum(tendon => tendon.Terms.Count))],
            Num = [.. tendons.Select(tendon => tendon.Terms.Count)],
            JointId = [.. tendons.SelectMany(tendon => tendon.Terms.Select(term => term.Joint))],
            Coefficient = [.. tendons.SelectMany(tendon => tendon.Terms.Select(term => term.Coefficient))],
            Stiffness = [.. tendons.Select(tendon => model.Option.HasSprings ? tendon.Stiffness : 0)],
            Damping = [.. tendons.Select(tendon => model.Option.HasDampers ? tendon.Damping : 0)],
            LengthSpring = [.. tendons.SelectMany(tendon => Slack(tendon, joints, qposSpring))],
            InverseWeight = new double[tendons.Count],
        };
    }

    /// <param name="model">The file's.</param>
    /// <param name="inertias">[nu] what each feels at its target, kg or kg m^2, for damping ratios.</param>
    public static ActuatorTable Compile(MjcfModel model, double[] inertias)
    {
        List<MjcfActuator> actuators = model.Actuators;
        return new ActuatorTable
        {
            Name = [.. actuators.Select(actuator => actuator.Name)],
            TransmissionKind = [.. actuators.Select(actuator => actuator.TransmissionKind)],
            TargetId = [.. actuators.Select(actuator => actuator.Target)],
            Gear = [.. actuators.SelectMany(actuator => actuator.Gear)],
            CtrlLimited = [.. actuators.Select(actuator => actuator.IsCtrlLimited && model.Option.ClampsControls)],
            CtrlRange = [.. actuators.SelectMany(actuator => actuator.CtrlRange)],
            ForceLimited = [.. actuators.Select(actuator => actuator.IsForceLimited)],
            ForceRange = [.. actuators.SelectMany(actuator => actuator.ForceRange)],
            Gain = [.. actuators.SelectMany(actuator => actuator.Gain)],
            Bias = [.. actuators.Zip(inertias, Bias).SelectMany(bias => bias)],
        };
    }

    private static double[] Slack(MjcfTendon tendon, JointTable joints, double[] qposSpring)
    {
        if (tendon.SpringLength[0] != -1 || tendon.SpringLength[1] != -1)
            return tendon.SpringLength;
        double length = tendon.Terms.Sum(term => term.Coefficient * qposSpring[joints.QposAdr[term.Joint]]);
        return [length, length];
    }

    private static double[] Bias(MjcfActuator actuator, double inertia)
    {
        double[] bias = actuator.Bias;
        if (actuator.DampingRatio > 0)
            bias[2] = -2 * actuator.DampingRatio * Math.Sqrt(actuator.Gain[0] * inertia);
        return bias;
    }
}
