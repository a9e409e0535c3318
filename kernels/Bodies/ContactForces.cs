namespace GpuEs;

/// <summary>
/// cfrc_ext: on each body the spatial force of all contacts about its tree's centre of mass, torque first, as
/// mj_rnePostConstraint. Of the last evaluation of the dynamics, as everything that observations read.
/// </summary>
internal static class ContactForces<T, TCells, TTables>
    where T : unmanaged, IReal<T>
    where TCells : struct, IWorkspace<TCells, T>
    where TTables : struct, ITables
{
    public static void Run(TCells cells, TTables tables, in BodyLayout layout)
    {
        for (int k = 0; k < 6 * layout.Nbody; k++)
            cells[layout.CfrcExt + k] = 0f;
        TCells block = cells.At(layout.Blocks);
        int count = T.Whole(cells[layout.BlockCount]);
        for (int k = 0; k < count; k++)
        {
            int slot = ConstraintRows<T, TCells, TTables>.Slot(block, layout), size = tables.Whole(slot + SlotRecord.BlockSize);
            if (tables.Whole(slot + SlotRecord.IsContact) != 0 && T.Any(block[Block.D] > 0f))
                Add(cells, tables, layout, slot, block, block.At(size - Block.FrameSize));
            block = block.At(size);
        }

        for (int k = 0; k < 6 * layout.Nbody; k++)
            cells[layout.CfrcExt + k] += 0f;
    }

    private static void Add(TCells cells, TTables tables, in BodyLayout layout, int slot, TCells block, TCells frame)
    {
        Vector3<T> inFrame = ConstraintForces<T, TCells, TTables>.Of(block, tables.Whole(slot + SlotRecord.Dim) == 3);
        int numbers = layout.SlotNumbers + SlotRecord.Numbers * T.Whole(block[Block.Slot]);
        Vector3<T> force = Vector3<T>.Load(frame, ContactCells.Normal) * inFrame.X;
        force = Vector3<T>.MultiplyAdd(
            Vector3<T>.Load(frame, ContactCells.Tangent1), inFrame.Y * tables.Number(numbers + SlotRecord.Friction1), force);
        force = Vector3<T>.MultiplyAdd(
            Vector3<T>.Load(frame, ContactCells.Tangent2), inFrame.Z * tables.Number(numbers + SlotRecord.Friction2), force);
        Vector3<T> point = Vector3<T>.Load(frame, ContactCells.Point);
        AddTo(cells, tables, layout, tables.Whole(slot + SlotRecord.Body1), point, force * -1f);
        AddTo(cells, tables, layout, tables.Whole(slot + SlotRecord.Body2), point, force);
    }

    private static void AddTo(TCells cells, TTables tables, in BodyLayout layout, int body, Vector3<T> point, Vector3<T> force)
    {
        if (body == 0)
            return;
        int tree = tables.Whole(layout.BodyWholes + BodyRecord.Wholes * body + BodyRecord.Tree);
        TCells sum = cells.At(layout.CfrcExt + 6 * body);
        Vector3<T> arm = point - Vector3<T>.Load(cells, layout.SubtreeCom + 3 * tree);
        Vector3<T>.CrossAdd(arm, force, Vector3<T>.Load(sum, 0)).Store(sum, 0);
        (Vector3<T>.Load(sum, 3) + force).Store(sum, 3);
    }
}
