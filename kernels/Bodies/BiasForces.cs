namespace GpuEs;

/// <summary>qfrc_bias: gravity, Coriolis and centrifugal forces, by the recursive Newton-Euler algorithm, as mj_rne.</summary>
internal static class BiasForces<T, TCells, TTables>
    where T : unmanaged, IReal<T>
    where TCells : struct, IWorkspace<TCells, T>
    where TTables : struct, ITables
{
    public static void Run(TCells cells, TTables tables, in BodyLayout layout)
    {
        for (int body = 1; body < layout.Nbody; body++)
            OnBody(cells.At(layout.Cinert + 10 * body), cells.At(layout.Cvel + 6 * body), cells.At(layout.Cacc + 6 * body), cells.At(layout.CfrcBody + 6 * body));
        for (int body = layout.Nbody - 1; body > 0; body--)
        {
            int parent = tables.Whole(layout.BodyWholes + BodyRecord.Wholes * body + BodyRecord.ParentId);
            if (parent > 0)
                ToParent(cells.At(layout.CfrcBody + 6 * body), cells.At(layout.CfrcBody + 6 * parent));
        }

        for (int dof = 0; dof < layout.Nv; dof++)
        {
            TCells force = cells.At(layout.CfrcBody + 6 * tables.Whole(layout.DofWholes + DofRecord.Wholes * dof + DofRecord.BodyId));
            cells[layout.QfrcBias + dof] = SpatialInertia<T, TCells>.Dot(
                cells.At(layout.Cdof + 6 * dof), Vector3<T>.Load(force, 0), Vector3<T>.Load(force, 3));
        }
    }

    // I a + v x* (I v).
    private static void OnBody(TCells inertia, TCells velocity, TCells acceleration, TCells force)
    {
        Vector3<T> angular = Vector3<T>.Load(velocity, 0), linear = Vector3<T>.Load(velocity, 3);
        SpatialInertia<T, TCells>.Multiply(
            inertia, Vector3<T>.Load(acceleration, 0), Vector3<T>.Load(acceleration, 3), out Vector3<T> torque, out Vector3<T> push);
        SpatialInertia<T, TCells>.Multiply(inertia, angular, linear, out Vector3<T> spin, out Vector3<T> momentum);
        Vector3<T>.CrossAdd(angular, spin, Vector3<T>.CrossAdd(linear, momentum, torque)).Store(force, 0);
        Vector3<T>.CrossAdd(angular, momentum, push).Store(force, 3);
    }

    private static void ToParent(TCells force, TCells parent)
    {
        for (int k = 0; k < 6; k++)
            parent[k] = parent[k] + force[k];
    }
}
