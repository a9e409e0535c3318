namespace GpuEs;

/// <summary>The block of the contact at hand: J, D and aref, as mj_instantiateContact; pyramidal cones or no friction.</summary>
internal static class ContactRows<T, TCells, TTables>
    where T : unmanaged, IReal<T>
    where TCells : struct, IWorkspace<TCells, T>
    where TTables : struct, ITables
{
    public static void Append(
        TCells cells, TTables tables, in BodyLayout layout, int slot, T isActive, ref ConstraintSet<T> set)
    {
        int wholes = layout.SlotWholes + SlotRecord.Wholes * slot, numbers = layout.SlotNumbers + SlotRecord.Numbers * slot;
        TCells contact = cells.At(layout.Contact), block = cells.At(set.End);
        T distance = contact[ContactCells.Distance] - tables.Number(numbers + SlotRecord.Margin);
        T impedance = Impedance<T, TTables>.At(tables, numbers, distance);
        block[Block.Slot] = slot;
        block[Block.D] = T.Select(isActive, Impedance<T, TTables>.Weight(tables, numbers, impedance), 0f);
        int size = tables.Whole(wholes + SlotRecord.BlockSize);
        if (tables.Whole(wholes + SlotRecord.Dim) == 3)
            Cone(cells, tables, layout, wholes, numbers, block, Impedance<T, TTables>.Pull(tables, numbers, impedance, distance));
        else
            Normal(cells, tables, layout, wholes, numbers, block, Impedance<T, TTables>.Pull(tables, numbers, impedance, distance));
        if (layout.KeepsContactFrames != 0)
        {
            TCells frame = block.At(size - Block.FrameSize);
            for (int k = 0; k < Block.FrameSize; k++)
                frame[k] = contact[k];
        }

        set.Count++;
        set.End += size;
        set.IsHeld |= isActive;
        int branchedTo = tables.Whole(wholes + SlotRecord.BranchedTo);
        if (branchedTo != 0)
            set.IsBranched |= isActive;
        set.BranchedTo = Math.Max(set.BranchedTo, branchedTo);
    }

    private static void Normal(
        TCells cells, TTables tables, in BodyLayout layout, int wholes, int numbers, TCells block, T pull)
    {
        TCells contact = cells.At(layout.Contact);
        Vector3<T> normal = Vector3<T>.Load(contact, ContactCells.Normal);
        int chain = tables.Whole(wholes + SlotRecord.Chain), count = tables.Whole(wholes + SlotRecord.ChainNum);
        int signs = tables.Whole(wholes + SlotRecord.Signs);
        T velocity = 0f;
        for (int k = 0; k < count; k++)
        {
            int dof = tables.Whole(chain + k);
            T j = Vector3<T>.Dot(Motion(cells, tables, layout, dof), normal) * tables.Number(signs + k);
            block[Block.J + k] = j;
            velocity = T.MultiplyAdd(j, cells[layout.Qvel + dof], velocity);
        }

        block[Block.Aref] = -T.MultiplyAdd(tables.Number(numbers + SlotRecord.Damping), velocity, pull);
    }

    private static void Cone(
        TCells cells, TTables tables, in BodyLayout layout, int wholes, int numbers, TCells block, T pull)
    {
        int chain = tables.Whole(wholes + SlotRecord.Chain), count = tables.Whole(wholes + SlotRecord.ChainNum);
        int signs = tables.Whole(wholes + SlotRecord.Signs);
        TCells contact = cells.At(layout.Contact), j = block.At(Block.ConeJ);
        T zero = 0f;
        block[Block.ConeAref] = zero;
        block[Block.ConeAref + 1] = zero;
        block[Block.ConeAref + 2] = zero;
        for (int k = 0; k < count; k++)
        {
            int dof = tables.Whole(chain + k);
            ConeOf(cells, tables, layout, dof, contact, j.At(3 * k), numbers, tables.Number(signs + k));
            AddVelocity(block, j.At(3 * k), cells[layout.Qvel + dof]);
        }

        T damping = tables.Number(numbers + SlotRecord.Damping);
        block[Block.ConeAref] = -T.MultiplyAdd(damping, block[Block.ConeAref], pull);
        block[Block.ConeAref + 1] = -(damping * block[Block.ConeAref + 1]);
        block[Block.ConeAref + 2] = -(damping * block[Block.ConeAref + 2]);
    }

    private static void ConeOf(
        TCells cells, TTables tables, in BodyLayout layout, int dof, TCells contact, TCells j, int numbers, float sign)
    {
        Vector3<T> motion = Motion(cells, tables, layout, dof) * sign;
        j[0] = Vector3<T>.Dot(motion, Vector3<T>.Load(contact, ContactCells.Normal));
        j[1] = Vector3<T>.Dot(motion, Vector3<T>.Load(contact, ContactCells.Tangent1)) * tables.Number(numbers + SlotRecord.Friction1);
        j[2] = Vector3<T>.Dot(motion, Vector3<T>.Load(contact, ContactCells.Tangent2)) * tables.Number(numbers + SlotRecord.Friction2);
    }

    private static void AddVelocity(TCells block, TCells j, T speed)
    {
        for (int k = 0; k < 3; k++)
            block[Block.ConeAref + k] = T.MultiplyAdd(j[k], speed, block[Block.ConeAref + k]);
    }

    // Of the contact's point, a unit of the dof's velocity.
    private static Vector3<T> Motion(TCells cells, TTables tables, in BodyLayout layout, int dof)
    {
        int tree = tables.Whole(layout.DofWholes + DofRecord.Wholes * dof + DofRecord.Tree);
        TCells cdof = cells.At(layout.Cdof + 6 * dof);
        Vector3<T> arm = Vector3<T>.Load(cells, layout.Contact + ContactCells.Point) - Vector3<T>.Load(cells, layout.SubtreeCom + 3 * tree);
        return Vector3<T>.CrossAdd(Vector3<T>.Load(cdof, 0), arm, Vector3<T>.Load(cdof, 3));
    }
}
