namespace GpuEs;

/// <summary>
/// What unit forces achieve at qpos0, MuJoCo's *_invweight0: the scale of constraints' softness (mj_setConst).
/// </summary>
internal sealed class InverseWeights(BodyTable bodies, JointTable joints, DofTable dofs, RestPose rest, CholeskyFactor factor)
{
    /// <summary>Within this of the body's frame, m or of a quaternion, the frame of its inertia is the same one.</summary>
    private const double SameFrame = 1e-6;

    /// <summary>[n] of degrees of freedom: the inverse matrix's diagonal, averaged over what a free joint or a ball does alike.</summary>
    public double[] OfDofs()
    {
        int count = dofs.Count;
        var weights = new double[count];
        for (int dof = 0; dof < count; dof++)
        {
            var unit = new double[count];
            unit[dof] = 1;
            weights[dof] = factor.Solve(unit)[dof];
        }

        for (int joint = 0; joint < joints.Count; joint++)
        {
            int alike = joints.Kind[joint] switch { JointKind.Free => 6, JointKind.Ball => 3, _ => 1 };
            for (int first = joints.DofAdr[joint]; alike >= 3; alike -= 3, first += 3)
                weights.AsSpan(first, 3).Fill(weights[first..(first + 3)].Average());
        }

        foreach (int body in Enumerable.Range(0, bodies.Count).Where(OnlySlides))
            weights.AsSpan(bodies.DofAdr[body], bodies.DofNum[body]).Fill(1 / bodies.Mass[body]);

        return weights;
    }

    /// <summary>[n][2] of bodies: translation of the centre of mass, rotation; 0 for what does not move.</summary>
    public double[] OfBodies()
    {
        var weights = new double[2 * bodies.Count];
        for (int body = 1; body < bodies.Count; body++)
        {
            if (bodies.WeldId[body] == 0)
                continue;
            if (OnlySlides(body))
            {
                weights[2 * body] = 1 / bodies.Mass[body];
                continue;
            }

            var jacobians = Enumerable.Range(0, dofs.Count).Select(dof => rest.Jacobian(body, dof)).ToArray();
            weights[2 * body] = Mean([.. jacobians.Select(jacobian => jacobian.Linear)]);
            weights[2 * body + 1] = Mean([.. jacobians.Select(jacobian => jacobian.Angular)]);
        }

        return weights;
    }

    /// <summary>J M^-1 J' of a row.</summary>
    public double OfRow(double[] row) => Dot(row, factor.Solve(row));

    /// <summary>
    /// A lone body that slides along axes of its own frame: MuJoCo weighs it by its mass, without armature and without an
    /// average over the directions that it does not take (body_simple 2).
    /// </summary>
    private bool OnlySlides(int body)
    {
        if (bodies.JointNum[body] == 0 || bodies.ParentId.AsSpan(1).Contains(body))
            return false;
        int parent = bodies.ParentId[body];
        bool hangsOnWorld = parent == 0 || (bodies.ParentId[parent] == 0 && bodies.JointNum[parent] == 0);
        bool ownFrame = DoubleVector.At(bodies.InertialPos, body).ToArray().All(IsSame)
            && DoubleQuaternion.At(bodies.InertialQuat, body).ToArray().Skip(1).All(IsSame);
        return hangsOnWorld && ownFrame && Enumerable.Range(bodies.JointAdr[body], bodies.JointNum[body]).All(joint =>
            joints.Kind[joint] == JointKind.Slide
            && DoubleVector.At(joints.Pos, joint) == DoubleVector.Zero
            && DoubleVector.At(joints.Axis, joint).ToArray().Count(component => component != 0) == 1);
    }

    private static bool IsSame(double difference) => Math.Abs(difference) < SameFrame;

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private double Mean(DoubleVector[] columns) =>
        (OfRow([.. columns.Select(column => column.X)])
         + OfRow([.. columns.Select(column => column.Y)])
         + OfRow([.. columns.Select(column => column.Z)])) / 3;
}
