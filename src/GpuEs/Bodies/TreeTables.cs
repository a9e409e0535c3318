namespace GpuEs;

/// <summary>The tables of bodies, joints and degrees of freedom.</summary>
internal static class TreeTables
{
    public static void Add(ModelConstants constants, TableBuilder tables, ref BodyLayout layout)
    {
        layout.Nq = constants.Qpos0.Length;
        layout.Nv = constants.Dofs.Count;
        layout.Nbody = constants.Bodies.Count;
        layout.Njnt = constants.Joints.Count;
        int[] trees = Trees(constants.Bodies);
        AddBodies(constants.Bodies, trees, tables, ref layout);
        AddJoints(constants, tables, ref layout);
        AddDofs(constants, trees, tables, ref layout);
    }

    // A tree is all that hangs on one child of the world; bodies that never move belong to one of their own.
    private static int[] Trees(BodyTable bodies)
    {
        List<int> roots = [.. bodies.RootId.Skip(1).Distinct()];
        return [0, .. bodies.RootId.Skip(1).Select(root => roots.IndexOf(root))];
    }

    private static void AddBodies(BodyTable bodies, int[] trees, TableBuilder tables, ref BodyLayout layout)
    {
        layout.BodyWholes = tables.NextWhole;
        layout.BodyNumbers = tables.NextNumber;
        for (int body = 0; body < bodies.Count; body++)
        {
            ReadOnlySpan<double> quat = bodies.Quat.AsSpan(4 * body, 4);
            bool isTurned = quat[1] != 0 || quat[2] != 0 || quat[3] != 0;
            tables.Add(bodies.ParentId[body], bodies.JointNum[body], bodies.JointAdr[body], isTurned ? 1 : 0, trees[body]);
            tables.Add(bodies.Pos.AsSpan(3 * body, 3));
            tables.Add(quat);
            tables.Add(bodies.InertialPos.AsSpan(3 * body, 3));
            tables.Add(bodies.Mass[body]);
            tables.Add(InBodyFrame(bodies, body));
        }

        layout.Ntree = trees.Max() + 1;
        layout.TreeNumbers = tables.NextNumber;
        for (int tree = 0; tree < layout.Ntree; tree++)
        {
            double mass = Enumerable.Range(1, bodies.Count - 1).Where(body => trees[body] == tree).Sum(body => bodies.Mass[body]);
            tables.Add(mass > 0 ? 1 / mass : 0);
        }
    }

    // R diag(inertia) R': xx, yy, zz, xy, xz, yz.
    private static double[] InBodyFrame(BodyTable bodies, int body)
    {
        double[] axes = RotationMatrix.Of(bodies.InertialQuat.AsSpan(4 * body, 4));
        double Entry(int i, int j) =>
            Enumerable.Range(0, 3).Sum(k => axes[3 * i + k] * bodies.Inertia[3 * body + k] * axes[3 * j + k]);
        return [Entry(0, 0), Entry(1, 1), Entry(2, 2), Entry(0, 1), Entry(0, 2), Entry(1, 2)];
    }

    private static void AddJoints(ModelConstants constants, TableBuilder tables, ref BodyLayout layout)
    {
        JointTable joints = constants.Joints;
        layout.JointWholes = tables.NextWhole;
        layout.JointNumbers = tables.NextNumber;
        for (int joint = 0; joint < joints.Count; joint++)
        {
            ReadOnlySpan<double> pos = joints.Pos.AsSpan(3 * joint, 3);
            bool hasAnchor = pos[0] != 0 || pos[1] != 0 || pos[2] != 0;
            int qpos = joints.QposAdr[joint];
            tables.Add(
                (int)joints.Kind[joint], qpos, joints.DofAdr[joint], joints.BodyId[joint],
                hasAnchor ? 1 : 0, joints.Stiffness[joint] != 0 ? 1 : 0);
            tables.Add(pos);
            tables.Add(joints.Axis.AsSpan(3 * joint, 3));
            tables.Add(constants.Qpos0[qpos], joints.Stiffness[joint], constants.QposSpring[qpos]);
        }
    }

    private static void AddDofs(ModelConstants constants, int[] trees, TableBuilder tables, ref BodyLayout layout)
    {
        DofTable dofs = constants.Dofs;
        var chains = new DofChains(constants);
        layout.AllDofs = tables.Add([.. Enumerable.Range(0, dofs.Count)]);
        int[] ancestors = [.. Enumerable.Range(0, dofs.Count).Select(dof => tables.Add([.. chains.Ancestors(dof)]))];
        layout.DofWholes = tables.NextWhole;
        layout.DofNumbers = tables.NextNumber;
        for (int dof = 0; dof < dofs.Count; dof++)
        {
            int body = dofs.BodyId[dof];
            tables.Add(body, trees[body], ancestors[dof], chains.Ancestors(dof).Count);
            tables.Add(dofs.Armature[dof], dofs.Damping[dof]);
        }
    }
}
