namespace GpuEs;

/// <summary>
/// Limits of hinges and slides, a row a joint: the margin is under half the range, so one side at most is in force.
/// </summary>
internal static class JointLimits<T, TCells, TTables>
    where T : unmanaged, IReal<T>
    where TCells : struct, IWorkspace<TCells, T>
    where TTables : struct, ITables
{
    public static void Run(TCells cells, TTables tables, in BodyLayout layout, ref ConstraintSet<T> set)
    {
        for (int limit = 0; limit < layout.Nlimit; limit++)
            Hold(cells, tables, layout, limit, ref set);
    }

    private static void Hold(TCells cells, TTables tables, in BodyLayout layout, int limit, ref ConstraintSet<T> set)
    {
        int wholes = layout.LimitWholes + LimitRecord.Wholes * limit, numbers = layout.LimitNumbers + LimitRecord.Numbers * limit;
        int slot = layout.SlotNumbers + SlotRecord.Numbers * limit;
        T qpos = cells[layout.Qpos + tables.Whole(wholes + LimitRecord.QposAdr)], margin = tables.Number(slot + SlotRecord.Margin);
        T low = qpos - tables.Number(numbers + LimitRecord.Low), high = tables.Number(numbers + LimitRecord.High) - qpos;
        T isLow = low < margin, isActive = isLow | (high < margin);
        if (!T.Any(isActive))
            return;
        T distance = T.Select(isLow, low, high) - margin, sign = T.Select(isLow, 1f, -1f);
        T impedance = Impedance<T, TTables>.At(tables, slot, distance);
        T velocity = sign * cells[layout.Qvel + tables.Whole(wholes + LimitRecord.Dof)];
        TCells block = cells.At(set.End);
        block[Block.Slot] = limit;
        block[Block.D] = T.Select(isActive, Impedance<T, TTables>.Weight(tables, slot, impedance), 0f);
        block[Block.Aref] = -T.MultiplyAdd(
            tables.Number(slot + SlotRecord.Damping), velocity, Impedance<T, TTables>.Pull(tables, slot, impedance, distance));
        block[Block.J] = sign;
        set.Count++;
        set.End += tables.Whole(layout.SlotWholes + SlotRecord.Wholes * limit + SlotRecord.BlockSize);
        set.IsHeld |= isActive;
    }
}
