namespace GpuEs.Tests;

/// <summary>A contact that a lane found, as its block has it.</summary>
internal sealed record FoundContact(int[] Bodies, float[] Point, float D)
{
    /// <summary>All contacts of a lane, and the rows of these and of limits as MuJoCo counts them: four a pyramid.</summary>
    public static List<FoundContact> All<T>(HostBodies<T> bodies, MechanismTables tables, int lane, out int rows)
        where T : unmanaged, IReal<T>
    {
        BodyLayout layout = tables.Layout;
        List<FoundContact> found = [];
        int block = layout.Blocks;
        rows = 0;
        for (int k = 0; k < (int)bodies[0, layout.BlockCount]; k++)
        {
            ReadOnlySpan<int> slot = tables.Wholes.AsSpan(
                layout.SlotWholes + SlotRecord.Wholes * (int)bodies[lane, block + Block.Slot], SlotRecord.Wholes);
            float d = bodies[lane, block + Block.D];
            int size = slot[SlotRecord.BlockSize];
            if (d > 0)
            {
                rows += slot[SlotRecord.Dim] == 3 ? 4 : 1;
                if (slot[SlotRecord.IsContact] != 0)
                {
                    float[] point = bodies.Read(lane, block + size - Block.FrameSize + ContactCells.Point, 3);
                    found.Add(new([slot[SlotRecord.Body1], slot[SlotRecord.Body2]], point, d));
                }
            }

            block += size;
        }

        return found;
    }
}
