namespace GpuEs;

/// <summary>What springs and dampers of fixed tendons add to qfrc_passive; a spring is slack between two lengths.</summary>
internal static class TendonForces<T, TCells, TTables>
    where T : unmanaged, IReal<T>
    where TCells : struct, IWorkspace<TCells, T>
    where TTables : struct, ITables
{
    public static void Run(TCells cells, TTables tables, in BodyLayout layout, int tendon)
    {
        int wholes = layout.TendonWholes + TendonRecord.Wholes * tendon, numbers = layout.TendonNumbers + TendonRecord.Numbers * tendon;
        int terms = tables.Whole(wholes + TendonRecord.FirstTerm), count = tables.Whole(wholes + TendonRecord.TermNum);
        int weights = tables.Whole(wholes + TendonRecord.TermWeights);
        T length = Transmission<T, TCells, TTables>.Length(cells, tables, layout, terms, count, weights);
        T velocity = Transmission<T, TCells, TTables>.Velocity(cells, tables, layout, terms, count, weights);
        T slack = T.Clamp(length, tables.Number(numbers + TendonRecord.SlackLow), tables.Number(numbers + TendonRecord.SlackHigh));
        T force = T.MultiplyAddNegated(
            tables.Number(numbers + TendonRecord.Damping), velocity, tables.Number(numbers + TendonRecord.Stiffness) * (slack - length));
        Transmission<T, TCells, TTables>.Push(cells.At(layout.QfrcPassive), tables, terms, count, weights, force);
    }
}
