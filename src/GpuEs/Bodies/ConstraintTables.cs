namespace GpuEs;

/// <summary>The tables of what can be in force: limits of joints, and candidate pairs of geoms by kinds.</summary>
internal static class ConstraintTables
{
    /// <summary>Returns the cells that the blocks need.</summary>
    public static int Add(ModelConstants constants, TableBuilder tables, bool keepsContactFrames, ref BodyLayout layout)
    {
        var slots = new SlotTables(constants, tables, keepsContactFrames);
        AddLimits(constants, tables, slots, ref layout);
        PlaneTables.Add(constants, tables, slots, ref layout);
        PlaneShapeTables.Add(constants, tables, slots, ref layout);
        SegmentTables.Add(constants, tables, slots, ref layout);
        slots.Close(ref layout);
        layout.KeepsContactFrames = keepsContactFrames ? 1 : 0;
        foreach (CandidatePair pair in constants.CandidatePairs)
        {
            if (!PlaneTables.Has(constants.Geoms, pair) && !PlaneShapeTables.Has(constants.Geoms, pair)
                && !SegmentTables.Has(constants.Geoms, pair))
                throw Unsupported(constants.Geoms, pair, "planes with all but planes, and spheres and capsules among each other, can");
            if (pair.Dimensions is not (1 or 3))
                throw Unsupported(constants.Geoms, pair, $"condim 1 and 3 can, {pair.Dimensions} cannot");
        }

        return slots.BlockCells;
    }

    private static void AddLimits(ModelConstants constants, TableBuilder tables, SlotTables slots, ref BodyLayout layout)
    {
        JointTable joints = constants.Joints;
        int[] limited = [.. Enumerable.Range(0, joints.Count).Where(joint => joints.Limited[joint])];
        layout.Nlimit = limited.Length;
        foreach (int joint in limited)
        {
            double low = joints.Range[2 * joint], high = joints.Range[2 * joint + 1];
            string name = joints.Name[joint] ?? $"{joint}";
            if (joints.Kind[joint] is not (JointKind.Hinge or JointKind.Slide))
                throw new NotSupportedException($"joint {name} is a limited {joints.Kind[joint].ToString().ToLowerInvariant()}; hinges and slides can be limited");
            if (high - low < 2 * joints.Margin[joint])
                throw new NotSupportedException($"joint {name} has the range {low} to {high} and the margin {joints.Margin[joint]}; a margin can be half the range");
            slots.AddLimit(joint);
        }

        layout.LimitWholes = tables.NextWhole;
        layout.LimitNumbers = tables.NextNumber;
        foreach (int joint in limited)
        {
            tables.Add(joints.QposAdr[joint], joints.DofAdr[joint]);
            tables.Add(joints.Range[2 * joint], joints.Range[2 * joint + 1]);
        }
    }

    private static NotSupportedException Unsupported(GeomTable geoms, CandidatePair pair, string what)
    {
        string Name(int geom) => $"{geoms.Kind[geom].ToString().ToLowerInvariant()} {geoms.Name[geom] ?? $"{geom}"}";
        return new($"{Name(pair.Geom1)} may touch {Name(pair.Geom2)}; {what}");
    }
}
