namespace GpuEs.Tests;

// <readme>
public struct Cooling : IDataObjective<Cooling>
{
    public static Goal Goal => Goal.Minimise;
    public static float StartLimit => 1f;
    public static int DataLength => 0;

    public static float Evaluate<TPoint, TData>(in TPoint point, int dimension, in TData data)
        where TPoint : struct, IMemory
        where TData : struct, IData
    {
        Sum squares = default;
        for (int pair = 0; pair < data.Length; pair += 2)
        {
            Real minutes = data[pair], degrees = data[pair + 1];
            Real error = 100f * (point[0] + point[1] * Real.Exp(-0.1f * point[2] * minutes)) - degrees;
            squares += error * error;
        }

        return squares.Value;
    }
}
// </readme>
