namespace GpuEs;

/// <summary>From what a file says to the constants of the dynamics.</summary>
internal static class MechanismCompiler
{
    public static ModelConstants Compile(MjcfModel model)
    {
        if (model.Bodies.All(body => body.Joints.Count == 0))
            throw model.Bodies[0].Element.Error("the model has no joint, so nothing could move; accepted: a <body> with a <joint> or a <freejoint>");
        RequireSameAsEuler(model);
        BodyTable bodies = BodyCompiler.Compile(model);
        JointTable joints = JointCompiler.Compile(model);
        DofTable dofs = JointCompiler.CompileDofs(model);
        GeomTable geoms = GeomCompiler.Compile(model);
        double[] qposSpring = JointCompiler.Pose(model, springs: true);
        TendonTable tendons = ActuatorCompiler.CompileTendons(model, joints, qposSpring);
        IReadOnlyList<CandidatePair> pairs = CandidatePairFinder.Find(model, bodies, geoms);

        var rest = new RestPose(bodies, joints, dofs);
        CholeskyFactor factor = CholeskyFactor.Of(rest.Mass)
            ?? throw model.Bodies[0].Element.Error("the mass matrix at rest is not positive definite: some joints move nothing, or the same");
        var weights = new InverseWeights(bodies, joints, dofs, rest, factor);
        weights.OfDofs().CopyTo(dofs.InverseWeight, 0);
        weights.OfBodies().CopyTo(bodies.InverseWeight, 0);
        for (int tendon = 0; tendon < tendons.Count; tendon++)
            tendons.InverseWeight[tendon] = weights.OfRow(Row(tendons, joints, dofs, tendon));
        SetSpringDampers(model, joints, dofs);
        double[] diagonal = [.. Enumerable.Range(0, dofs.Count).Select(dof => rest.Mass[dof, dof])];
        return new ModelConstants
        {
            Options = model.Option.ToPhysicsOptions(),
            Bodies = bodies,
            Joints = joints,
            Dofs = dofs,
            Geoms = geoms,
            Sites = GeomCompiler.CompileSites(model),
            Tendons = tendons,
            Actuators = ActuatorCompiler.Compile(model, FeltInertias(model, joints, tendons, diagonal)),
            CandidatePairs = pairs,
            Qpos0 = JointCompiler.Pose(model, springs: false),
            QposSpring = qposSpring,
            MeanInertia = diagonal.Average(),
        };
    }

    /// <summary>Where joints' dampers alone depend on velocities, implicitfast is Euler.</summary>
    private static void RequireSameAsEuler(MjcfModel model)
    {
        if (model.Option.ImplicitFast is not { } element)
            return;
        bool hasServo = model.Actuators.Any(actuator => actuator.Gain[2] != 0 || actuator.Bias[2] != 0 || actuator.DampingRatio > 0);
        if (hasServo || model.Option.HasFluid || model.Tendons.Any(tendon => tendon.Damping != 0))
        {
            throw element.NotAccepted(
                "integrator", "Euler, RK4, and implicitfast where there is no fluid, no tendon's damping and no actuator of velocities");
        }
    }

    private static double[] Row(TendonTable tendons, JointTable joints, DofTable dofs, int tendon)
    {
        var row = new double[dofs.Count];
        for (int term = tendons.Adr[tendon]; term < tendons.Adr[tendon] + tendons.Num[tendon]; term++)
            row[joints.DofAdr[tendons.JointId[term]]] += tendons.Coefficient[term];
        return row;
    }

    /// <summary>A spring and a damper of a given time constant and damping ratio, for the inertia that the joint has at rest.</summary>
    private static void SetSpringDampers(MjcfModel model, JointTable joints, DofTable dofs)
    {
        MjcfJoint[] elements = [.. model.Bodies.SelectMany(body => body.Joints)];
        for (int joint = 0; joint < elements.Length; joint++)
        {
            if (elements[joint].SpringDamper is not (double timeConstant, double ratio))
                continue;
            int first = joints.DofAdr[joint], count = elements[joint].DofCount;
            double inertia = 1 / dofs.InverseWeight.AsSpan(first, count).ToArray().Average();
            if (model.Option.HasSprings)
                joints.Stiffness[joint] = inertia / (timeConstant * timeConstant * ratio * ratio);
            if (model.Option.HasDampers)
                dofs.Damping.AsSpan(first, count).Fill(2 * inertia / timeConstant);
        }
    }

    /// <summary>[nu] the mass matrix's diagonal as an actuator sees it through its gear.</summary>
    private static double[] FeltInertias(MjcfModel model, JointTable joints, TendonTable tendons, double[] diagonal)
    {
        double Felt(int dof, double moment) => moment == 0 ? 0 : diagonal[dof] / (moment * moment);
        return
        [
            .. model.Actuators.Select(actuator => actuator.TransmissionKind == TransmissionKind.Tendon
                ? Enumerable.Range(tendons.Adr[actuator.Target], tendons.Num[actuator.Target]).Sum(term =>
                    Felt(joints.DofAdr[tendons.JointId[term]], tendons.Coefficient[term] * actuator.Gear[0]))
                : Felt(joints.DofAdr[actuator.Target], actuator.Gear[0])),
        ];
    }
}
