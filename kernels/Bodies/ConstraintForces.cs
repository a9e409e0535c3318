namespace GpuEs;

/// <summary>qfrc_constraint: J' times the forces -D min(0, Jaref).</summary>
internal static class ConstraintForces<T, TCells, TTables>
    where T : unmanaged, IReal<T>
    where TCells : struct, IWorkspace<TCells, T>
    where TTables : struct, ITables
{
    public static void Run(TCells cells, TTables tables, in BodyLayout layout, in ConstraintSet<T> set)
    {
        TCells block = cells.At(layout.Blocks);
        for (int k = 0; k < set.Count; k++)
        {
            int slot = ConstraintRows<T, TCells, TTables>.Slot(block, layout);
            if (ConstraintRows<T, TCells, TTables>.IsNeeded(block, set.IsHeld))
                Add(cells, tables, layout, slot, block);
            block = block.At(tables.Whole(slot + SlotRecord.BlockSize));
        }

        for (int k = 0; k < layout.Nv; k++)
            cells[layout.QfrcConstraint + k] += 0f;
    }

    /// <summary>A block's force: along the normal, and of a cone along the tangents, where friction is part of J.</summary>
    public static Vector3<T> Of(TCells block, bool isCone)
    {
        T zero = 0f, d = block[Block.D];
        if (!isCone)
            return new(-Force(d, block[Block.Jaref]), zero, zero);
        T n = block[Block.ConeJaref], t1 = block[Block.ConeJaref + 1], t2 = block[Block.ConeJaref + 2];
        T force0 = Force(d, n + t1), force1 = Force(d, n - t1), force2 = Force(d, n + t2), force3 = Force(d, n - t2);
        return new(-(force0 + force1 + (force2 + force3)), force1 - force0, force3 - force2);
    }

    // Negative; 0 also where a lane that has no such constraint holds no number here.
    private static T Force(T d, T residual) => T.Select((d > 0f) & (residual < 0f), d * residual, 0f);

    private static void Add(TCells cells, TTables tables, in BodyLayout layout, int slot, TCells block)
    {
        bool isCone = tables.Whole(slot + SlotRecord.Dim) == 3;
        Vector3<T> force = Of(block, isCone);
        int chain = tables.Whole(slot + SlotRecord.Chain), count = tables.Whole(slot + SlotRecord.ChainNum);
        for (int k = 0; k < count; k++)
        {
            int at = layout.QfrcConstraint + tables.Whole(chain + k);
            cells[at] = isCone
                ? Vector3<T>.DotAdd(Vector3<T>.Load(block, Block.ConeJ + 3 * k), force, cells[at])
                : T.MultiplyAdd(block[Block.J + k], force.X, cells[at]);
        }
    }
}
