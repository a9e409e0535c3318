namespace GpuEs.Tests;

/// <summary>A block of floats that is read by index, so that kernels keep it in memory.</summary>
public interface IBlock<TSelf>
    where TSelf : unmanaged, IBlock<TSelf>
{
    /// <summary>Number of floats.</summary>
    static abstract int Count { get; }

    /// <summary>Reads or writes one.</summary>
    float this[int index] { get; set; }
}

/// <summary>64 floats.</summary>
public unsafe struct Block64 : IBlock<Block64>
{
    private fixed float values[64];

    public static int Count => 64;

    public float this[int index]
    {
        readonly get => values[index];
        set => values[index] = value;
    }
}

/// <summary>256 floats.</summary>
public unsafe struct Block256 : IBlock<Block256>
{
    private fixed float values[256];

    public static int Count => 256;

    public float this[int index]
    {
        readonly get => values[index];
        set => values[index] = value;
    }
}

/// <summary>An environment with a large state, which actions are written to and rewards read from.</summary>
public struct WideState<TBlock> : IEnvironment<WideState<TBlock>>
    where TBlock : unmanaged, IBlock<TBlock>
{
    private TBlock block;
    private float push;
    private int steps;

    public static int ObservationSize => 2;

    public static int ActionSize => 1;

    public static int ActionChoices => 0;

    public static float ActionLimit => 1f;

    public static int StepLimit => 6;

    public static float SolvedReturn => 10f;

    public readonly bool IsTerminated => false;

    public static float ObservationScale(int index) => 1f;

    public void Reset(ref EpisodeRandom random)
    {
        block = default;
        block[0] = random.NextUniform();
        block[TBlock.Count - 1] = random.NextUniform();
    }

    public readonly float Observe(int index) => block[index * (TBlock.Count - 1)];

    public void Act(int index, float value) => push = value;

    public float Step()
    {
        steps++;
        block[steps * 37 % TBlock.Count] = push;
        return block[steps * 37 % TBlock.Count] + block[TBlock.Count - 1];
    }
}

/// <summary>An environment with 400 observations, each a float of its own.</summary>
public struct WideView : IEnvironment<WideView>
{
    private Real position;

    public static int ObservationSize => 400;

    public static int ActionSize => 1;

    public static int ActionChoices => 0;

    public static float ActionLimit => 1f;

    public static int StepLimit => 4;

    public static float SolvedReturn => 10f;

    public readonly bool IsTerminated => false;

    public static float ObservationScale(int index) => 1f;

    public void Reset(ref EpisodeRandom random) => position = random.NextUniform();

    public readonly float Observe(int index) => position + index;

    public void Act(int index, float value) => position += value;

    public readonly float Step() => position;
}
