namespace GpuEs;

/// <summary>An objective that reads no data.</summary>
internal struct PlainObjective<TObjective> : IDataObjective<PlainObjective<TObjective>>
    where TObjective : unmanaged, IObjective<TObjective>
{
    public static Goal Goal => TObjective.Goal;

    public static float StartLimit => TObjective.StartLimit;

    public static int DataLength => 0;

    public static float Evaluate<TPoint, TData>(in TPoint point, int dimension, in TData data)
        where TPoint : struct, IMemory
        where TData : struct, IData => TObjective.Evaluate(point, dimension);
}
