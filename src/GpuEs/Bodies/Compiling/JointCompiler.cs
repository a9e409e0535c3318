namespace GpuEs;

/// <summary>Joints of a file to their tables and to the poses that they define.</summary>
internal static class JointCompiler
{
    public static JointTable Compile(MjcfModel model)
    {
        (MjcfJoint Joint, int Body)[] joints = [.. All(model)];
        bool limits = model.Option is { HasLimits: true, HasConstraints: true };
        return new JointTable
        {
            Name = [.. joints.Select(at => at.Joint.Name)],
            Kind = [.. joints.Select(at => at.Joint.Kind)],
            QposAdr = Addresses(joints, joint => joint.PositionCount),
            DofAdr = Addresses(joints, joint => joint.DofCount),
            BodyId = [.. joints.Select(at => at.Body)],
            Limited = [.. joints.Select(at => at.Joint.IsLimited && limits)],
            Pos = [.. joints.SelectMany(at => at.Joint.Pos.ToArray())],
            Axis = [.. joints.SelectMany(at => at.Joint.Axis.ToArray())],
            Stiffness = [.. joints.Select(at => model.Option.HasSprings ? at.Joint.Stiffness : 0)],
            Range = [.. joints.SelectMany(at => at.Joint.Range)],
            Margin = [.. joints.Select(at => at.Joint.Margin)],
            SolRef = [.. joints.SelectMany(at => at.Joint.SolRef)],
            SolImp = [.. joints.SelectMany(at => at.Joint.SolImp)],
        };
    }

    public static DofTable CompileDofs(MjcfModel model)
    {
        (MjcfJoint Joint, int Number, int Body)[] dofs =
        [
            .. All(model).SelectMany((at, number) =>
                Enumerable.Repeat((at.Joint, number, at.Body), at.Joint.DofCount)),
        ];
        return new DofTable
        {
            BodyId = [.. dofs.Select(dof => dof.Body)],
            JointId = [.. dofs.Select(dof => dof.Number)],
            ParentId = Parents(model),
            Armature = [.. dofs.Select(dof => dof.Joint.Armature)],
            Damping = [.. dofs.Select(dof => model.Option.HasDampers ? dof.Joint.Damping : 0)],
            InverseWeight = new double[dofs.Length],
        };
    }

    /// <summary>[nq] the file's pose, or, with springs, the one in which they are slack.</summary>
    public static double[] Pose(MjcfModel model, bool springs)
    {
        return
        [
            .. All(model).SelectMany(at => at.Joint.Kind switch
            {
                JointKind.Free => [.. model.Bodies[at.Body].Pos.ToArray(), .. model.Bodies[at.Body].Quat.ToArray()],
                JointKind.Ball => DoubleQuaternion.Identity.ToArray(),
                _ => [springs ? at.Joint.SpringReference : at.Joint.Reference],
            }),
        ];
    }

    private static IEnumerable<(MjcfJoint Joint, int Body)> All(MjcfModel model) =>
        model.Bodies.SelectMany((body, number) => body.Joints.Select(joint => (joint, number)));

    private static int[] Addresses((MjcfJoint Joint, int Body)[] joints, Func<MjcfJoint, int> count)
    {
        var addresses = new int[joints.Length];
        for (int joint = 1; joint < joints.Length; joint++)
            addresses[joint] = addresses[joint - 1] + count(joints[joint - 1].Joint);
        return addresses;
    }

    /// <summary>Within a body the one before; for its first, the last of the nearest body below that has any.</summary>
    private static int[] Parents(MjcfModel model)
    {
        var parents = new List<int>();
        var last = new int[model.Bodies.Count];
        for (int body = 0; body < last.Length; body++)
        {
            last[body] = body == 0 ? -1 : last[model.Bodies[body].Parent];
            int count = model.Bodies[body].Joints.Sum(joint => joint.DofCount);
            for (int k = 0; k < count; k++)
            {
                parents.Add(last[body]);
                last[body] = parents.Count - 1;
            }
        }

        return [.. parents];
    }
}
