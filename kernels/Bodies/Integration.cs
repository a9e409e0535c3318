namespace GpuEs;

/// <summary>Positions some time later at given velocities, as mj_integratePos; quaternions come out normalised.</summary>
internal static class Integration<T, TCells, TTables>
    where T : unmanaged, IReal<T>
    where TCells : struct, IWorkspace<TCells, T>
    where TTables : struct, ITables
{
    // mjMINVAL: a rotation this slow has no axis.
    private const float LeastSpeed = 1e-15f;

    public static void Run(TCells cells, TTables tables, in BodyLayout layout, int from, int to, int qvel, T seconds)
    {
        for (int joint = 0; joint < layout.Njnt; joint++)
        {
            int wholes = layout.JointWholes + JointRecord.Wholes * joint, kind = tables.Whole(wholes + JointRecord.Kind);
            int qpos = tables.Whole(wholes + JointRecord.QposAdr);
            TCells before = cells.At(from + qpos), after = cells.At(to + qpos);
            TCells velocity = cells.At(qvel + tables.Whole(wholes + JointRecord.DofAdr));
            if (kind == JointRecord.Free)
            {
                Vector3<T>.MultiplyAdd(Vector3<T>.Load(velocity, 0), seconds, Vector3<T>.Load(before, 0)).Store(after, 0);
                Turn(before.At(3), after.At(3), velocity.At(3), seconds);
            }
            else if (kind == JointRecord.Ball)
                Turn(before, after, velocity, seconds);
            else
                after[0] = T.MultiplyAdd(velocity[0], seconds, before[0]);
        }
    }

    private static void Turn(TCells before, TCells after, TCells velocity, T seconds)
    {
        Vector3<T> angular = Vector3<T>.Load(velocity, 0), u = Vector3<T>.Load(before, 1);
        T w = before[0], inverse = 1f / T.Sqrt(T.MultiplyAdd(w, w, Vector3<T>.Dot(u, u)));
        w *= inverse;
        u *= inverse;
        T speed = T.Sqrt(Vector3<T>.Dot(angular, angular));
        T.SinCos(speed * (seconds * 0.5f), out T sine, out T cosine);
        Rotation<T, TCells>.Multiply(ref w, ref u, cosine, angular * (sine / T.Select(speed < LeastSpeed, 1f, speed)));
        after[0] = w;
        u.Store(after, 1);
    }
}
