namespace GpuEs;

/// <summary>
/// Each tree's centre of mass, and about it the bodies' inertias (cinert) and the motions of the degrees of freedom (cdof),
/// as mj_comPos. Spatial vectors are rotation first, then translation.
/// </summary>
internal static class CenterOfMass<T, TCells, TTables>
    where T : unmanaged, IReal<T>
    where TCells : struct, IWorkspace<TCells, T>
    where TTables : struct, ITables
{
    public static void Run(TCells cells, TTables tables, in BodyLayout layout)
    {
        Centers(cells, tables, layout);
        for (int body = 1; body < layout.Nbody; body++)
            Inertia(cells, tables, layout, body);
        for (int joint = 0; joint < layout.Njnt; joint++)
            Motion(cells, tables, layout, joint);
    }

    private static void Centers(TCells cells, TTables tables, in BodyLayout layout)
    {
        for (int k = 0; k < 3 * layout.Ntree; k++)
            cells[layout.SubtreeCom + k] = 0f;
        for (int body = 1; body < layout.Nbody; body++)
        {
            TCells center = Tree(cells, tables, layout, body);
            T mass = tables.Number(layout.BodyNumbers + BodyRecord.Numbers * body + BodyRecord.Mass);
            Vector3<T>.MultiplyAdd(Vector3<T>.Load(cells, layout.Xipos + 3 * body), mass, Vector3<T>.Load(center, 0)).Store(center, 0);
        }

        for (int tree = 0; tree < layout.Ntree; tree++)
        {
            TCells center = cells.At(layout.SubtreeCom + 3 * tree);
            (Vector3<T>.Load(center, 0) * tables.Number(layout.TreeNumbers + tree)).Store(center, 0);
        }
    }

    private static TCells Tree(TCells cells, TTables tables, in BodyLayout layout, int body) =>
        cells.At(layout.SubtreeCom + 3 * tables.Whole(layout.BodyWholes + BodyRecord.Wholes * body + BodyRecord.Tree));

    // R I R' of the inertia in the body's frame, then moved to the tree's centre of mass.
    private static void Inertia(TCells cells, TTables tables, in BodyLayout layout, int body)
    {
        int numbers = layout.BodyNumbers + BodyRecord.Numbers * body + BodyRecord.Inertia;
        T xx = tables.Number(numbers), yy = tables.Number(numbers + 1), zz = tables.Number(numbers + 2);
        T xy = tables.Number(numbers + 3), xz = tables.Number(numbers + 4), yz = tables.Number(numbers + 5);
        TCells matrix = cells.At(layout.Xmat + 9 * body);
        Vector3<T> row0 = Vector3<T>.Load(matrix, 0), row1 = Vector3<T>.Load(matrix, 3), row2 = Vector3<T>.Load(matrix, 6);
        Vector3<T> first = new(xx, xy, xz), second = new(xy, yy, yz), third = new(xz, yz, zz);
        Vector3<T> turned0 = new(Vector3<T>.Dot(first, row0), Vector3<T>.Dot(second, row0), Vector3<T>.Dot(third, row0));
        Vector3<T> turned1 = new(Vector3<T>.Dot(first, row1), Vector3<T>.Dot(second, row1), Vector3<T>.Dot(third, row1));
        Vector3<T> turned2 = new(Vector3<T>.Dot(first, row2), Vector3<T>.Dot(second, row2), Vector3<T>.Dot(third, row2));
        T mass = tables.Number(layout.BodyNumbers + BodyRecord.Numbers * body + BodyRecord.Mass);
        Vector3<T> offset = Vector3<T>.Load(cells, layout.Xipos + 3 * body) - Vector3<T>.Load(Tree(cells, tables, layout, body), 0);
        Vector3<T> moment = offset * mass;
        TCells inertia = cells.At(layout.Cinert + 10 * body);
        inertia[0] = T.MultiplyAdd(moment.Y, offset.Y, T.MultiplyAdd(moment.Z, offset.Z, Vector3<T>.Dot(turned0, row0)));
        inertia[1] = T.MultiplyAdd(moment.X, offset.X, T.MultiplyAdd(moment.Z, offset.Z, Vector3<T>.Dot(turned1, row1)));
        inertia[2] = T.MultiplyAdd(moment.X, offset.X, T.MultiplyAdd(moment.Y, offset.Y, Vector3<T>.Dot(turned2, row2)));
        inertia[3] = T.MultiplyAddNegated(moment.X, offset.Y, Vector3<T>.Dot(turned0, row1));
        inertia[4] = T.MultiplyAddNegated(moment.X, offset.Z, Vector3<T>.Dot(turned0, row2));
        inertia[5] = T.MultiplyAddNegated(moment.Y, offset.Z, Vector3<T>.Dot(turned1, row2));
        moment.Store(inertia, 6);
        inertia[9] = mass;
    }

    private static void Motion(TCells cells, TTables tables, in BodyLayout layout, int joint)
    {
        int wholes = layout.JointWholes + JointRecord.Wholes * joint, kind = tables.Whole(wholes + JointRecord.Kind);
        int body = tables.Whole(wholes + JointRecord.BodyId);
        TCells dof = cells.At(layout.Cdof + 6 * tables.Whole(wholes + JointRecord.DofAdr));
        Vector3<T> center = Vector3<T>.Load(Tree(cells, tables, layout, body), 0);
        if (kind == JointRecord.Slide)
            new Vector3<T>(0f, 0f, 0f).Store(dof, 0);
        else if (kind == JointRecord.Hinge)
            Vector3<T>.Cross(Vector3<T>.Load(dof, 0), center - Vector3<T>.Load(dof, 3)).Store(dof, 3);
        else if (kind == JointRecord.Ball)
            Turns(dof, cells.At(layout.Xmat + 9 * body), center - Vector3<T>.Load(dof, 3));
        else
        {
            Translations(dof);
            Turns(dof.At(18), cells.At(layout.Xmat + 9 * body), center - Vector3<T>.Load(cells, layout.Xpos + 3 * body));
        }
    }

    private static void Translations(TCells dofs)
    {
        for (int k = 0; k < 18; k++)
            dofs[k] = 0f;
        dofs[3] = 1f;
        dofs[10] = 1f;
        dofs[17] = 1f;
    }

    // About the body's own axes.
    private static void Turns(TCells dofs, TCells matrix, Vector3<T> offset)
    {
        for (int k = 0; k < 3; k++)
        {
            Vector3<T> axis = new(matrix[k], matrix[3 + k], matrix[6 + k]);
            axis.Store(dofs, 6 * k);
            Vector3<T>.Cross(axis, offset).Store(dofs, 6 * k + 3);
        }
    }
}
