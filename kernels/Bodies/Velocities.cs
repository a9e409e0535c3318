namespace GpuEs;

/// <summary>
/// Bodies' spatial velocities (cvel, as mj_comVel), and their accelerations where qacc is 0 (cacc, the first pass of
/// mj_rne): both need cdof's derivatives, which are used where they are found and not kept.
/// </summary>
internal static class Velocities<T, TCells, TTables>
    where T : unmanaged, IReal<T>
    where TCells : struct, IWorkspace<TCells, T>
    where TTables : struct, ITables
{
    public static void Run(TCells cells, TTables tables, in BodyLayout layout)
    {
        Vector3<T> zero = new(0f, 0f, 0f);
        zero.Store(cells, layout.Cvel);
        zero.Store(cells, layout.Cvel + 3);
        zero.Store(cells, layout.Cacc);
        new Vector3<T>(-layout.GravityX, -layout.GravityY, -layout.GravityZ).Store(cells, layout.Cacc + 3);
        for (int body = 1; body < layout.Nbody; body++)
        {
            int wholes = layout.BodyWholes + BodyRecord.Wholes * body, parent = tables.Whole(wholes + BodyRecord.ParentId);
            TCells velocity = cells.At(layout.Cvel + 6 * body), acceleration = cells.At(layout.Cacc + 6 * body);
            Copy(cells.At(layout.Cvel + 6 * parent), velocity);
            Copy(cells.At(layout.Cacc + 6 * parent), acceleration);
            int first = tables.Whole(wholes + BodyRecord.JointAdr), count = tables.Whole(wholes + BodyRecord.JointNum);
            for (int joint = first; joint < first + count; joint++)
                Add(cells, tables, layout, joint, velocity, acceleration);
        }
    }

    private static void Copy(TCells from, TCells to)
    {
        for (int k = 0; k < 6; k++)
            to[k] = from[k];
    }

    private static void Add(
        TCells cells, TTables tables, in BodyLayout layout, int joint, TCells velocity, TCells acceleration)
    {
        int wholes = layout.JointWholes + JointRecord.Wholes * joint, kind = tables.Whole(wholes + JointRecord.Kind);
        int dof = tables.Whole(wholes + JointRecord.DofAdr);
        TCells qvel = cells.At(layout.Qvel + dof), cdof = cells.At(layout.Cdof + 6 * dof);
        if (kind == JointRecord.Free)
        {
            // The derivatives of translations are 0.
            (Vector3<T>.Load(velocity, 3) + Vector3<T>.Load(qvel, 0)).Store(velocity, 3);
            qvel = qvel.At(3);
            cdof = cdof.At(18);
        }

        if (kind == JointRecord.Slide || kind == JointRecord.Hinge)
            Add(qvel[0], cdof, velocity, acceleration, Vector3<T>.Load(velocity, 0), Vector3<T>.Load(velocity, 3));
        else
            AddTurns(qvel, cdof, velocity, acceleration);
    }

    // The three axes of a ball turn together: all with the velocity before them.
    private static void AddTurns(TCells qvel, TCells cdof, TCells velocity, TCells acceleration)
    {
        Vector3<T> angular = Vector3<T>.Load(velocity, 0), linear = Vector3<T>.Load(velocity, 3);
        for (int k = 0; k < 3; k++)
            Add(qvel[k], cdof.At(6 * k), velocity, acceleration, angular, linear);
    }

    private static void Add(
        T speed, TCells cdof, TCells velocity, TCells acceleration, Vector3<T> angular, Vector3<T> linear)
    {
        Vector3<T> turn = Vector3<T>.Load(cdof, 0), shift = Vector3<T>.Load(cdof, 3);
        Vector3<T> turnDot = Vector3<T>.Cross(angular, turn);
        Vector3<T> shiftDot = Vector3<T>.CrossAdd(linear, turn, Vector3<T>.Cross(angular, shift));
        Vector3<T>.MultiplyAdd(turnDot, speed, Vector3<T>.Load(acceleration, 0)).Store(acceleration, 0);
        Vector3<T>.MultiplyAdd(shiftDot, speed, Vector3<T>.Load(acceleration, 3)).Store(acceleration, 3);
        Vector3<T>.MultiplyAdd(turn, speed, Vector3<T>.Load(velocity, 0)).Store(velocity, 0);
        Vector3<T>.MultiplyAdd(shift, speed, Vector3<T>.Load(velocity, 3)).Store(velocity, 3);
    }
}
