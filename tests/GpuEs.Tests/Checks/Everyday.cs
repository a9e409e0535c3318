namespace GpuEs.Tests;

/// <summary>C# that kernels run: tuples, enums, nested and record structs, bool, nullable, fixed buffers, generic methods.</summary>
public unsafe struct Everyday : IObjective<Everyday>
{
    private const float Weight = 0.25f;

    private static readonly float Offset = 0.5f;

    private enum Side
    {
        Left,
        Right,
    }

    public static Goal Goal => Goal.Minimise;

    public static float StartLimit => 1f;

    public static float Evaluate<TPoint>(in TPoint point, int dimension)
        where TPoint : struct, IMemory
    {
        (Real first, Real second) = (point[0], point[1]);
        bool isLeft = first < 0f;
        Side side = isLeft ? Side.Left : Side.Right;
        float? bonus = isLeft ? null : 1f;
        var spring = new Spring(new Pair { Near = first, Far = second }, side == Side.Left);
        Buffer buffer = default;
        for (int index = 0; index < 4; index++)
            buffer.Values[index] = spring.Pair.Far * index;
        Real sum = side switch { Side.Left => Offset, Side.Right => Weight, _ => 0f };
        return First(sum + buffer.Values[dimension], spring) + spring.Energy + (bonus ?? 0f);

        static TFirst First<TFirst, TSecond>(TFirst first, TSecond second) => first;
    }

    private struct Pair
    {
        public Real Near, Far;
    }

    private struct Buffer
    {
        public fixed float Values[4];
    }

    private readonly record struct Spring(Pair Pair, bool IsHeld)
    {
        public Real Energy => IsHeld ? 0f : Pair.Near * Pair.Near;
    }
}
