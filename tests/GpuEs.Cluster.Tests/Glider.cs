namespace GpuEs.Cluster.Tests;

/// <summary>An environment of a user's own that reads data: the wind at each height.</summary>
public struct Glider : IDataEnvironment<Glider>
{
    private Real height, rudder;

    public static int ObservationSize => 1;
    public static int ActionSize => 1;
    public static int ActionChoices => 0;
    public static float ActionLimit => 1f;
    public static int StepLimit => 40;
    public static float SolvedReturn => float.PositiveInfinity;
    public static int DataLength => 0;
    public static float ObservationScale(int index) => 1f;

    public readonly bool IsTerminated => false;

    public void Reset<TData>(ref EpisodeRandom random, in TData data)
        where TData : struct, IData => height = random.NextUniform(0f, 1f);

    public readonly float Observe<TData>(int index, in TData data)
        where TData : struct, IData => (float)height;

    public void Act(int index, float value) => rudder = value;

    public float Step<TData>(in TData data)
        where TData : struct, IData
    {
        int layer = (int)(float)(height * (float)data.Length);
        height += 0.1f * rudder + data[Math.Max(0, Math.Min(layer, data.Length - 1))];
        return (float)(-(height * height));
    }
}
