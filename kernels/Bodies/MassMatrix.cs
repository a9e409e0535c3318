namespace GpuEs;

/// <summary>
/// qM, by the composite rigid body algorithm, as mj_crb. It lies as a full lower triangle, row i from i (i + 1) / 2; entries
/// of two degrees of freedom of which neither is the other's ancestor are 0 and never written.
/// </summary>
internal static class MassMatrix<T, TCells, TTables>
    where T : unmanaged, IReal<T>
    where TCells : struct, IWorkspace<TCells, T>
    where TTables : struct, ITables
{
    public static void Run(TCells cells, TTables tables, in BodyLayout layout)
    {
        for (int k = 10; k < 10 * layout.Nbody; k++)
            cells[layout.Crb + k] = cells[layout.Cinert + k];
        for (int body = layout.Nbody - 1; body > 0; body--)
        {
            int parent = tables.Whole(layout.BodyWholes + BodyRecord.Wholes * body + BodyRecord.ParentId);
            if (parent > 0)
                ToParent(cells.At(layout.Crb + 10 * body), cells.At(layout.Crb + 10 * parent));
        }

        for (int dof = 0; dof < layout.Nv; dof++)
            Row(cells, tables, layout, dof);
    }

    /// <summary>to = M of, in cells of Nv each.</summary>
    public static void Multiply(TCells cells, TTables tables, in BodyLayout layout, int of, int to)
    {
        TCells x = cells.At(of), y = cells.At(to);
        for (int i = 0; i < layout.Nv; i++)
        {
            TCells row = cells.At(layout.QM + RowStart(i));
            T xi = x[i], sum = row[i] * xi;
            int wholes = layout.DofWholes + DofRecord.Wholes * i;
            int ancestors = tables.Whole(wholes + DofRecord.Ancestors), count = tables.Whole(wholes + DofRecord.AncestorNum) - 1;
            for (int k = 0; k < count; k++)
            {
                int j = tables.Whole(ancestors + k);
                T entry = row[j];
                sum = T.MultiplyAdd(entry, x[j], sum);
                y[j] = T.MultiplyAdd(entry, xi, y[j]);
            }

            y[i] = sum;
        }
    }

    public static int RowStart(int row) => row * (row + 1) / 2;

    private static void ToParent(TCells inertia, TCells parent)
    {
        for (int k = 0; k < 10; k++)
            parent[k] = parent[k] + inertia[k];
    }

    private static void Row(TCells cells, TTables tables, in BodyLayout layout, int i)
    {
        int wholes = layout.DofWholes + DofRecord.Wholes * i;
        TCells cdof = cells.At(layout.Cdof + 6 * i), row = cells.At(layout.QM + RowStart(i));
        SpatialInertia<T, TCells>.Multiply(
            cells.At(layout.Crb + 10 * tables.Whole(wholes + DofRecord.BodyId)),
            Vector3<T>.Load(cdof, 0), Vector3<T>.Load(cdof, 3), out Vector3<T> torque, out Vector3<T> force);
        int ancestors = tables.Whole(wholes + DofRecord.Ancestors), count = tables.Whole(wholes + DofRecord.AncestorNum);
        for (int k = 0; k < count; k++)
        {
            int j = tables.Whole(ancestors + k);
            row[j] = SpatialInertia<T, TCells>.Dot(cells.At(layout.Cdof + 6 * j), torque, force);
        }

        row[i] += tables.Number(layout.DofNumbers + DofRecord.Numbers * i + DofRecord.Armature);
    }
}
