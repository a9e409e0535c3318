using System.Runtime.InteropServices;
using ILGPU;
using ILGPU.Runtime;
using Xunit;

namespace GpuEs.Tests;

/// <summary>Device results on the host, and comparison to the last bit.</summary>
internal static class Bits
{
    /// <summary>A copy of what a view holds.</summary>
    public static T[] Read<T>(ComputeDevice device, ArrayView<T> view)
        where T : unmanaged
    {
        var elements = new T[view.Length];
        view.CopyToCPU(elements);
        device.Accelerator.Synchronize();
        return elements;
    }

    /// <summary>Fails at the first float whose bits differ.</summary>
    public static void Equal(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        ReadOnlySpan<int> expectedBits = MemoryMarshal.Cast<float, int>(expected);
        ReadOnlySpan<int> actualBits = MemoryMarshal.Cast<float, int>(actual);
        int same = expectedBits.CommonPrefixLength(actualBits);
        if (same < expected.Length)
            Assert.Fail($"{what}: element {same} is {actual[same]:R}, expected {expected[same]:R}");
    }

    /// <summary>Fails at the first number that is further off than the tolerance.</summary>
    public static void Near(
        ReadOnlySpan<double> expected, ReadOnlySpan<float> actual, double tolerance, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int index = 0; index < expected.Length; index++)
        {
            // Negated, so that NaN fails.
            if (!(Math.Abs(expected[index] - actual[index]) <= tolerance))
            {
                Assert.Fail(
                    $"{what}: element {index} is {actual[index]:R}, expected {expected[index]:R} within {tolerance:R}");
            }
        }
    }
}
