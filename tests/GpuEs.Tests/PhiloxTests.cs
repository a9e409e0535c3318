using Xunit;

namespace GpuEs.Tests;

/// <summary>The known-answer vectors that the authors of Philox publish with Random123 (kat_vectors).</summary>
public class PhiloxTests
{
    [Theory]
    [InlineData(
        0x0000000000000000UL, 0x00000000u, 0x00000000u, 0x00000000u, 0x00000000u,
        0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(
        0xffffffffffffffffUL, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu,
        0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(
        0x299f31d0a4093822UL, 0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u,
        0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void Draw_GivesThePublishedWords(
        ulong key, uint counter0, uint counter1, uint counter2, uint counter3,
        uint word0, uint word1, uint word2, uint word3) =>
        Assert.Equal(
            new PhiloxBlock(word0, word1, word2, word3),
            Philox.Draw(key, new PhiloxBlock(counter0, counter1, counter2, counter3)));

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(24)]
    [InlineData(56)]
    public void ManyCounters_HaveTheWordsOfEach(int counters)
    {
        const ulong key = 0x0123456789ABCDEF;
        const uint first = uint.MaxValue - 10, word1 = 0x9ABCDEF0, word2 = 3, word3 = 0xF0000001;
        uint[] words = new uint[4 * counters];
        VectorPhilox.Draw(key, first, word1, word2, word3, words);
        for (int counter = 0; counter < counters; counter++)
        {
            uint[] expected = new uint[4];
            Philox.Draw(key, new PhiloxBlock(first + (uint)counter, word1, word2, word3)).CopyTo(expected);
            Assert.Equal(expected, words[(4 * counter)..(4 * counter + 4)]);
        }
    }
}
