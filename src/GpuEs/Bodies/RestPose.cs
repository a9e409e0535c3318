namespace GpuEs;

/// <summary>
/// A mechanism at rest at its qpos0: where everything is, the mass matrix, and what unit forces there achieve. Written plainly,
/// by Jacobians in double precision.
/// </summary>
internal sealed class RestPose
{
    private readonly BodyTable bodies;
    private readonly JointTable joints;
    private readonly DofTable dofs;
    private readonly DoubleVector[] origins;
    private readonly DoubleQuaternion[] turns;
    private readonly DoubleVector[] anchors;
    private readonly DoubleVector[] axes;

    public RestPose(BodyTable bodies, JointTable joints, DofTable dofs)
    {
        this.bodies = bodies;
        this.joints = joints;
        this.dofs = dofs;
        origins = new DoubleVector[bodies.Count];
        turns = new DoubleQuaternion[bodies.Count];
        anchors = new DoubleVector[joints.Count];
        axes = new DoubleVector[joints.Count];
        PlaceBodies();
        Mass = MassMatrix();
    }

    /// <summary>[nv, nv] symmetric.</summary>
    public double[,] Mass { get; }

    /// <summary>The body's origin in the world.</summary>
    public DoubleVector Origin(int body) => origins[body];

    /// <summary>The body's turn in the world.</summary>
    public DoubleQuaternion Turn(int body) => turns[body];

    /// <summary>The body's centre of mass in the world.</summary>
    public DoubleVector CenterOfMass(int body) =>
        origins[body] + turns[body].Rotate(DoubleVector.At(bodies.InertialPos, body));

    /// <summary>Velocity of a body's centre of mass, and the body's angular velocity, for unit speed of a degree of freedom.</summary>
    public (DoubleVector Linear, DoubleVector Angular) Jacobian(int body, int dof)
    {
        if (!Moves(dof, body))
            return (DoubleVector.Zero, DoubleVector.Zero);
        int joint = dofs.JointId[dof];
        int component = dof - joints.DofAdr[joint];
        DoubleVector arm = CenterOfMass(body) - anchors[joint];
        switch (joints.Kind[joint])
        {
            case JointKind.Slide:
                return (axes[joint], DoubleVector.Zero);
            case JointKind.Hinge:
                return (axes[joint].Cross(arm), axes[joint]);
            case JointKind.Free when component < 3:
                return (Component(DoubleVector.UnitX, DoubleVector.UnitY, DoubleVector.UnitZ, component), DoubleVector.Zero);
            default:
                (DoubleVector x, DoubleVector y, DoubleVector z) = turns[joints.BodyId[joint]].Axes();
                DoubleVector axis = Component(x, y, z, component % 3);
                return (axis.Cross(arm), axis);
        }
    }

    private static DoubleVector Component(DoubleVector x, DoubleVector y, DoubleVector z, int component) =>
        component switch { 0 => x, 1 => y, _ => z };

    /// <summary>Hinges and slides are where they are; a joint moves the body from there on.</summary>
    private void PlaceBodies()
    {
        turns[0] = DoubleQuaternion.Identity;
        for (int body = 1; body < bodies.Count; body++)
        {
            int parent = bodies.ParentId[body];
            origins[body] = origins[parent] + turns[parent].Rotate(DoubleVector.At(bodies.Pos, body));
            turns[body] = turns[parent] * DoubleQuaternion.At(bodies.Quat, body);
            for (int k = 0; k < bodies.JointNum[body]; k++)
            {
                int joint = bodies.JointAdr[body] + k;
                anchors[joint] = origins[body] + turns[body].Rotate(DoubleVector.At(joints.Pos, joint));
                axes[joint] = turns[body].Rotate(DoubleVector.At(joints.Axis, joint));
            }
        }
    }

    private bool Moves(int dof, int body)
    {
        for (int at = body; at > 0; at = bodies.ParentId[at])
        {
            if (at == dofs.BodyId[dof])
                return true;
        }

        return false;
    }

    private double[,] MassMatrix()
    {
        int count = dofs.Count;
        var mass = new double[count, count];
        for (int dof = 0; dof < count; dof++)
            mass[dof, dof] = dofs.Armature[dof];
        for (int body = 1; body < bodies.Count; body++)
            AddBody(mass, body);
        return mass;
    }

    private void AddBody(double[,] mass, int body)
    {
        int[] moving = [.. Enumerable.Range(0, dofs.Count).Where(dof => Moves(dof, body))];
        var jacobians = moving.Select(dof => Jacobian(body, dof)).ToArray();
        InertiaTensor inertia = InertiaTensor.Turned(
            DoubleVector.At(bodies.Inertia, body), turns[body] * DoubleQuaternion.At(bodies.InertialQuat, body));
        for (int i = 0; i < moving.Length; i++)
        {
            DoubleVector momentum = jacobians[i].Linear * bodies.Mass[body];
            DoubleVector spin = inertia.Times(jacobians[i].Angular);
            for (int j = 0; j < moving.Length; j++)
                mass[moving[i], moving[j]] += momentum.Dot(jacobians[j].Linear) + spin.Dot(jacobians[j].Angular);
        }
    }
}
