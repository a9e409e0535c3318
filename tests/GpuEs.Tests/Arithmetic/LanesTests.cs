using Xunit;

namespace GpuEs.Tests;

/// <summary>
/// Numbers side by side have <see cref="Real"/>'s bits in every lane. Of the functions' inputs CI takes a sample;
/// <c>GPUES_ALL_FLOATS=1</c> takes all 2^32.
/// </summary>
public class LanesTests
{
    /// <summary>Prime, and no multiple of a number of lanes: every input meets every lane sooner or later.</summary>
    private static readonly ulong Stride =
        Environment.GetEnvironmentVariable("GPUES_ALL_FLOATS") == "1" ? 1UL : 1009;

    private static readonly float[] Awkward =
    [
        0f, -0f, 1f, -1f, 0.1f, -3.7f, 1e-40f, -float.Epsilon, float.MaxValue, float.MinValue, 8388609f,
        float.PositiveInfinity, float.NegativeInfinity, float.NaN, 1.00000012f, 0.99999994f,
    ];

    [Theory]
    [InlineData(nameof(IReal<>.Sin))]
    [InlineData(nameof(IReal<>.Cos))]
    [InlineData(nameof(IReal<>.Tanh))]
    [InlineData(nameof(IReal<>.Exp))]
    [InlineData(nameof(IReal<>.Log))]
    [InlineData(nameof(IReal<>.Sqrt))]
    [InlineData(nameof(IReal<>.Abs))]
    [InlineData(nameof(IReal<>.Floor))]
    [InlineData(nameof(IReal<>.Round))]
    [InlineData(nameof(IReal<>.Sign))]
    [InlineData(nameof(IReal<>.Pow))]
    [InlineData(nameof(IReal<>.Atan2))]
    [InlineData("-")]
    public void Functions_HaveTheScalarsBits_InEveryLane(string function)
    {
        Func<Real, Real> one = Unary<Real>(function);
        Func<Real8, Real8> eight = Unary<Real8>(function);
        Func<Real16, Real16> sixteen = Unary<Real16>(function);
        Func<Pair<Real8>, Pair<Real8>> pairs = Unary<Pair<Real8>>(function);
        const int chunks = 1 << 10;
        const ulong perChunk = (1UL << 32) / chunks;
        Parallel.For(0, chunks, chunk =>
        {
            Span<float> inputs = stackalloc float[16];
            ulong next = (ulong)chunk * perChunk, end = next + perChunk;
            while (next < end)
            {
                for (int lane = 0; lane < inputs.Length; lane++, next += Stride)
                    inputs[lane] = BitConverter.UInt32BitsToSingle((uint)next);
                AssertEqual(function, inputs, one, eight);
                AssertEqual(function, inputs[8..], one, eight);
                AssertEqual(function, inputs, one, sixteen);
                AssertEqual(function, inputs, one, pairs);
            }
        });
    }

    [Theory]
    [InlineData("+")]
    [InlineData("-")]
    [InlineData("*")]
    [InlineData("/")]
    [InlineData("<")]
    [InlineData(">")]
    [InlineData("<=")]
    [InlineData(">=")]
    [InlineData("& |")]
    [InlineData("!")]
    [InlineData(nameof(IReal<>.Min))]
    [InlineData(nameof(IReal<>.Max))]
    [InlineData(nameof(IReal<>.Clamp))]
    [InlineData(nameof(IReal<>.MultiplyAdd))]
    [InlineData(nameof(IReal<>.Pow))]
    [InlineData(nameof(IReal<>.Atan2))]
    public void Operations_HaveTheScalarsBits_InEveryLane(string operation)
    {
        var random = new Random(3);
        foreach (float left in Awkward)
        {
            foreach (float right in Awkward)
            {
                float[] addends = [.. Enumerable.Range(0, 16).Select(_ => Awkward[random.Next(Awkward.Length)])];
                AssertEqual(operation, addends, Of<Real>(operation, left, right), Of<Real8>(operation, left, right));
                AssertEqual(operation, addends, Of<Real>(operation, left, right), Of<Real16>(operation, left, right));
                AssertEqual(operation, addends, Of<Real>(operation, left, right), Of<Pair<Real8>>(operation, left, right));
            }
        }
    }

    [Fact]
    public void Any_SeesEveryLane()
    {
        AssertAny<Real>();
        AssertAny<Real8>();
        AssertAny<Real16>();
        AssertAny<Pair<Real8>>();
    }

    private static unsafe void AssertAny<T>()
        where T : unmanaged, IReal<T>
    {
        for (int marked = -1; marked < T.Lanes; marked++)
        {
            T values = 0f;
            if (marked >= 0)
                ((float*)&values)[marked] = 1f;
            Assert.Equal(marked >= 0, T.Any(values > 0.5f));
        }
    }

    private static Func<T, T> Unary<T>(string function)
        where T : unmanaged, IReal<T> => function switch
        {
            nameof(IReal<>.Sin) => Sine,
            nameof(IReal<>.Cos) => Cosine,
            nameof(IReal<>.Tanh) => T.Tanh,
            nameof(IReal<>.Exp) => T.Exp,
            nameof(IReal<>.Log) => T.Log,
            nameof(IReal<>.Sqrt) => T.Sqrt,
            nameof(IReal<>.Abs) => T.Abs,
            nameof(IReal<>.Floor) => T.Floor,
            nameof(IReal<>.Round) => T.Round,
            nameof(IReal<>.Sign) => T.Sign,
            nameof(IReal<>.Pow) => Powers,
            nameof(IReal<>.Atan2) => Angles,
            _ => x => -x,
        };

    // Masks themselves are not compared, since they are bits of a number's own.
    private static Func<T, T> Of<T>(string operation, float left, float right)
        where T : unmanaged, IReal<T> => operation switch
        {
            "+" => x => left + (x + right),
            "-" => x => left - (x - right),
            "*" => x => x * left * right,
            "/" => x => left / (x / right),
            "<" => x => T.Select(x < left, right, x),
            ">" => x => T.Select(x > left, right, x),
            "<=" => x => T.Select(x <= left, right, x),
            ">=" => x => T.Select(x >= left, right, x),
            "& |" => x => T.Select((x < left) & (x < right), 1f, T.Select((x < left) | (x < right), 2f, 3f)),
            "!" => x => T.Select(!(x < left), right, x),
            nameof(IReal<>.Min) => x => T.Min(T.Min(x, left), right),
            nameof(IReal<>.Max) => x => T.Max(T.Max(x, left), right),
            nameof(IReal<>.Clamp) => x => T.Clamp(x, left, right),
            nameof(IReal<>.Pow) => x => T.Pow(left, right) + T.Pow(x, right),
            nameof(IReal<>.Atan2) => x => T.Atan2(left, right) + T.Atan2(x, right),
            _ => x => T.MultiplyAdd(left, right, x),
        };

    // Alone and together they are the same; else 7 is returned.
    private static T Sine<T>(T radians)
        where T : unmanaged, IReal<T>
    {
        T.SinCos(radians, out T sine, out _);
        return T.Select(Same(T.Sin(radians), sine), sine, 7f);
    }

    private static T Cosine<T>(T radians)
        where T : unmanaged, IReal<T>
    {
        T.SinCos(radians, out _, out T cosine);
        return T.Select(Same(T.Cos(radians), cosine), cosine, 7f);
    }

    // Of two operands one is any float, and the other follows from it or is fixed.
    private static T Powers<T>(T x)
        where T : unmanaged, IReal<T> => T.Pow(x, x * 0.73f) - T.Pow(1.37f, x);

    private static T Angles<T>(T x)
        where T : unmanaged, IReal<T> => T.Atan2(x, x * -0.73f + 0.1f) - T.Atan2(1.37f, x);

    private static T Same<T>(T left, T right)
        where T : unmanaged, IReal<T> => !((left < right) | (left > right));

    private static unsafe void AssertEqual<T>(
        string what, ReadOnlySpan<float> inputs, Func<Real, Real> one, Func<T, T> many)
        where T : unmanaged, IReal<T>
    {
        T operands = 0f;
        for (int lane = 0; lane < T.Lanes; lane++)
            ((float*)&operands)[lane] = inputs[lane];
        T results = many(operands);
        for (int lane = 0; lane < T.Lanes; lane++)
        {
            float expected = one(inputs[lane]), actual = ((float*)&results)[lane];
            if (BitConverter.SingleToInt32Bits(expected) != BitConverter.SingleToInt32Bits(actual)
                && !(float.IsNaN(expected) && float.IsNaN(actual)))
                Assert.Fail($"{what} of {inputs[lane]:R} in lane {lane} of {T.Lanes}: {actual:R} in place of {expected:R}");
        }
    }
}
