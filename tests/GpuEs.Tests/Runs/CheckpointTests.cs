using Xunit;

namespace GpuEs.Tests.Runs;

/// <summary>A checkpoint gives back what was written, or says that it does not.</summary>
public class CheckpointTests
{
    private const ulong Seed = 0xfedcba9876543210;

    private static readonly byte[] Identity = [.. Enumerable.Range(100, 32).Select(value => (byte)value)];

    private static readonly SearchState State = new()
    {
        Generation = 12,
        Mean = [1.5f, float.NaN, -0f],
        FirstMoment = [1e-40f, 2f, 3f],
        SecondMoment = [0f, float.MaxValue, 4f],
        StepCap = 77,
        EnvironmentSteps = 1L << 40,
        BestFitness = float.NegativeInfinity,
    };

    [Fact]
    public void Read_GivesBackEveryBit()
    {
        SearchState read = Checkpoint.Read(Written(), Identity, Seed, out _);

        Assert.Equal(
            (State.Generation, State.StepCap, State.EnvironmentSteps, State.BestFitness),
            (read.Generation, read.StepCap, read.EnvironmentSteps, read.BestFitness));
        Bits.Equal(State.Mean, read.Mean, "mean");
        Bits.Equal(State.FirstMoment, read.FirstMoment, "first moment");
        Bits.Equal(State.SecondMoment, read.SecondMoment, "second moment");
    }

    [Fact]
    public void Write_KeepsToTheFormat()
    {
        byte[] bytes = Written();

        Assert.Equal("GPUESCKP"u8, bytes.AsSpan(0, 8));
        Assert.Equal(Identity, bytes[12..44]);
        Assert.Equal([0x10, 0x32, 0x54, 0x76, 0x98, 0xba, 0xdc, 0xfe], bytes[44..52]);
        Assert.Equal([12, 0, 0, 0, 77, 0, 0, 0], bytes[52..60]);
        Assert.Equal([0, 0, 0xc0, 0x3f], bytes[76..80]);
        Assert.Equal(76 + 3 * 3 * sizeof(float) + 32, bytes.Length);
    }

    [Fact]
    public void Read_WithAnyByteChanged_Refuses()
    {
        byte[] whole = Written();
        for (int place = 0; place < whole.Length; place++)
        {
            foreach (byte change in (byte[])[0x01, 0x80, 0xff])
            {
                byte[] altered = [.. whole];
                altered[place] ^= change;
                Assert.Throws<InvalidDataException>(() => Checkpoint.Read(altered, Identity, Seed, out _));
            }
        }
    }

    [Fact]
    public void Read_TornAtAnyLength_Refuses()
    {
        byte[] whole = Written();
        for (int length = 0; length < whole.Length; length++)
            Assert.Throws<InvalidDataException>(() => Checkpoint.Read(whole.AsSpan(0, length), Identity, Seed, out _));
        Assert.Throws<InvalidDataException>(() => Checkpoint.Read([.. whole, 0], Identity, Seed, out _));
    }

    [Fact]
    public void Read_OfAnotherRun_Refuses()
    {
        byte[] other = [.. Identity];
        other[31]++;
        Assert.Throws<ArgumentException>(() => Checkpoint.Read(Written(), other, Seed, out _));
        Assert.Throws<ArgumentException>(() => Checkpoint.Read(Written(), Identity, Seed + 1, out _));
    }

    private static byte[] Written() => Checkpoint.Write(State, Identity, Seed);
}
