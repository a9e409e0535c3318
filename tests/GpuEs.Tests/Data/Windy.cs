namespace GpuEs.Tests;

/// <summary>
/// A kite between two walls, pushed about by a wind that is measured at a row of places: data is the wind at each. It reads
/// data when it starts, where it looks and where it steps, and may be over before its first step.
/// </summary>
public struct Windy : IDataEnvironment<Windy>
{
    private Real position, speed, push;

    public static int ObservationSize => 3;

    public static int ActionSize => 1;

    public static int ActionChoices => 0;

    public static float ActionLimit => 1f;

    public static int StepLimit => 60;

    public static float SolvedReturn => float.PositiveInfinity;

    public static int DataLength => 0;

    public readonly bool IsTerminated => (float)Real.Abs(position) > 1f;

    public static float ObservationScale(int index) => index == 1 ? 5f : 1f;

    public void Reset<TData>(ref EpisodeRandom random, in TData data)
        where TData : struct, IData => position = random.NextUniform(-1f, 1f) + data[0];

    public readonly float Observe<TData>(int index, in TData data)
        where TData : struct, IData => (float)(index == 0 ? position : index == 1 ? speed : Wind(data));

    public void Act(int index, float value) => push = value;

    public float Step<TData>(in TData data)
        where TData : struct, IData
    {
        speed = 0.9f * speed + 0.02f * push + 0.1f * Wind(data);
        position += speed;
        return (float)(1f - position * position);
    }

    private readonly Real Wind<TData>(in TData data)
        where TData : struct, IData
    {
        int place = (int)(float)((position + 1f) * 0.5f * (float)data.Length);
        return data[Math.Max(0, Math.Min(place, data.Length - 1))];
    }

    /// <summary>The wind at some places.</summary>
    public static float[] Winds(int places)
    {
        float[] winds = new float[places];
        var random = new Random(places);
        for (int place = 0; place < places; place++)
            winds[place] = 0.3f * (random.NextSingle() - 0.5f);
        return winds;
    }
}
