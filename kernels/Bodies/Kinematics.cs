namespace GpuEs;

/// <summary>
/// Bodies' frames from positions: xpos, xquat, xmat, xipos, as mj_kinematics. Hinges and slides leave their axes and
/// anchors in cdof for <see cref="CenterOfMass{T, TCells, TTables}"/>.
/// </summary>
internal static class Kinematics<T, TCells, TTables>
    where T : unmanaged, IReal<T>
    where TCells : struct, IWorkspace<TCells, T>
    where TTables : struct, ITables
{
    public static void Run(TCells cells, TTables tables, in BodyLayout layout)
    {
        World(cells, layout);
        for (int body = 1; body < layout.Nbody; body++)
        {
            int wholes = layout.BodyWholes + BodyRecord.Wholes * body;
            int first = tables.Whole(wholes + BodyRecord.JointAdr), count = tables.Whole(wholes + BodyRecord.JointNum);
            TCells pos = cells.At(layout.Xpos + 3 * body), quat = cells.At(layout.Xquat + 4 * body);
            int joint = layout.JointWholes + JointRecord.Wholes * first;
            if (count > 0 && tables.Whole(joint + JointRecord.Kind) == JointRecord.Free)
                Free(cells.At(layout.Qpos + tables.Whole(joint + JointRecord.QposAdr)), pos, quat);
            else
                Jointed(cells, tables, layout, body, pos, quat);
            Rotation<T, TCells>.ToMatrix(quat, cells.At(layout.Xmat + 9 * body));
            Inertial(cells, tables, layout, body);
        }
    }

    private static void World(TCells cells, in BodyLayout layout)
    {
        Vector3<T> zero = new(0f, 0f, 0f);
        TCells quat = cells.At(layout.Xquat);
        zero.Store(cells, layout.Xpos);
        zero.Store(cells, layout.Xipos);
        quat[0] = 1f;
        zero.Store(quat, 1);
        Rotation<T, TCells>.ToMatrix(quat, cells.At(layout.Xmat));
    }

    // The quaternion is normalised where it is used; what the state holds stays, as in MuJoCo.
    private static void Free(TCells qpos, TCells pos, TCells quat)
    {
        Vector3<T>.Load(qpos, 0).Store(pos, 0);
        Normalized(qpos.At(3), out T w, out Vector3<T> u);
        quat[0] = w;
        u.Store(quat, 1);
    }

    private static void Jointed(TCells cells, TTables tables, in BodyLayout layout, int body, TCells pos, TCells quat)
    {
        int wholes = layout.BodyWholes + BodyRecord.Wholes * body, numbers = layout.BodyNumbers + BodyRecord.Numbers * body;
        int parent = tables.Whole(wholes + BodyRecord.ParentId);
        Attach(cells.At(layout.Xpos + 3 * parent), cells.At(layout.Xmat + 9 * parent), tables, numbers, pos);
        TCells parentQuat = cells.At(layout.Xquat + 4 * parent);
        for (int k = 0; k < 4; k++)
            quat[k] = parentQuat[k];
        if (tables.Whole(wholes + BodyRecord.IsTurned) != 0)
            Turn(quat, tables, numbers);
        int first = tables.Whole(wholes + BodyRecord.JointAdr), count = tables.Whole(wholes + BodyRecord.JointNum);
        for (int joint = first; joint < first + count; joint++)
            Move(cells, tables, layout, joint, pos, quat);
    }

    private static void Attach(TCells parentPos, TCells parentMatrix, TTables tables, int numbers, TCells pos)
    {
        Vector3<T> offset = Vector3<T>.Constant(tables, numbers + BodyRecord.Pos);
        (Vector3<T>.Load(parentPos, 0) + Rotation<T, TCells>.Multiply(parentMatrix, 0, offset)).Store(pos, 0);
    }

    private static void Turn(TCells quat, TTables tables, int numbers)
    {
        T w = quat[0];
        Vector3<T> u = Vector3<T>.Load(quat, 1);
        Rotation<T, TCells>.Multiply(
            ref w, ref u, tables.Number(numbers + BodyRecord.Quat), Vector3<T>.Constant(tables, numbers + BodyRecord.Quat + 1));
        quat[0] = w;
        u.Store(quat, 1);
    }

    private static void Move(TCells cells, TTables tables, in BodyLayout layout, int joint, TCells pos, TCells quat)
    {
        int wholes = layout.JointWholes + JointRecord.Wholes * joint, numbers = layout.JointNumbers + JointRecord.Numbers * joint;
        int kind = tables.Whole(wholes + JointRecord.Kind);
        TCells qpos = cells.At(layout.Qpos + tables.Whole(wholes + JointRecord.QposAdr));
        TCells dof = cells.At(layout.Cdof + 6 * tables.Whole(wholes + JointRecord.DofAdr));
        if (kind == JointRecord.Slide)
        {
            Slide(qpos, dof, tables, numbers, pos, quat);
            return;
        }

        bool hasAnchor = tables.Whole(wholes + JointRecord.HasAnchor) != 0;
        if (hasAnchor)
            ToAnchor(tables, numbers, pos, quat);
        if (kind == JointRecord.Hinge)
            Hinge(qpos, dof, tables, numbers, pos, quat);
        else
            Ball(qpos, dof, pos, quat);
        if (hasAnchor)
            FromAnchor(tables, numbers, pos, quat);
    }

    private static void Slide(TCells qpos, TCells dof, TTables tables, int numbers, TCells pos, TCells quat)
    {
        Vector3<T> axis = Rotation<T, TCells>.Turn(
            quat[0], Vector3<T>.Load(quat, 1), Vector3<T>.Constant(tables, numbers + JointRecord.Axis));
        axis.Store(dof, 3);
        Vector3<T>.MultiplyAdd(axis, qpos[0] - tables.Number(numbers + JointRecord.Qpos0), Vector3<T>.Load(pos, 0)).Store(pos, 0);
    }

    private static void ToAnchor(TTables tables, int numbers, TCells pos, TCells quat) =>
        (Vector3<T>.Load(pos, 0) + Anchor(tables, numbers, quat)).Store(pos, 0);

    private static void FromAnchor(TTables tables, int numbers, TCells pos, TCells quat) =>
        (Vector3<T>.Load(pos, 0) - Anchor(tables, numbers, quat)).Store(pos, 0);

    private static Vector3<T> Anchor(TTables tables, int numbers, TCells quat) => Rotation<T, TCells>.Turn(
        quat[0], Vector3<T>.Load(quat, 1), Vector3<T>.Constant(tables, numbers + JointRecord.Pos));

    private static void Hinge(TCells qpos, TCells dof, TTables tables, int numbers, TCells pos, TCells quat)
    {
        T w = quat[0];
        Vector3<T> u = Vector3<T>.Load(quat, 1), axis = Vector3<T>.Constant(tables, numbers + JointRecord.Axis);
        Rotation<T, TCells>.Turn(w, u, axis).Store(dof, 0);
        Vector3<T>.Load(pos, 0).Store(dof, 3);
        T.SinCos((qpos[0] - tables.Number(numbers + JointRecord.Qpos0)) * 0.5f, out T sine, out T cosine);
        Rotation<T, TCells>.Multiply(ref w, ref u, cosine, axis * sine);
        quat[0] = w;
        u.Store(quat, 1);
    }

    private static void Ball(TCells qpos, TCells dof, TCells pos, TCells quat)
    {
        Vector3<T>.Load(pos, 0).Store(dof, 3);
        T w = quat[0];
        Vector3<T> u = Vector3<T>.Load(quat, 1);
        Normalized(qpos, out T ownW, out Vector3<T> own);
        Rotation<T, TCells>.Multiply(ref w, ref u, ownW, own);
        quat[0] = w;
        u.Store(quat, 1);
    }

    private static void Normalized(TCells quaternion, out T w, out Vector3<T> u)
    {
        w = quaternion[0];
        u = Vector3<T>.Load(quaternion, 1);
        T inverse = 1f / T.Sqrt(T.MultiplyAdd(w, w, Vector3<T>.Dot(u, u)));
        w *= inverse;
        u *= inverse;
    }

    private static void Inertial(TCells cells, TTables tables, in BodyLayout layout, int body)
    {
        Vector3<T> center = Vector3<T>.Constant(tables, layout.BodyNumbers + BodyRecord.Numbers * body + BodyRecord.Ipos);
        (Vector3<T>.Load(cells, layout.Xpos + 3 * body) + Rotation<T, TCells>.Multiply(cells, layout.Xmat + 9 * body, center))
            .Store(cells, layout.Xipos + 3 * body);
    }
}
