using ILGPU;
using ILGPU.Algorithms;
using ILGPU.Algorithms.RadixSortOperations;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using Xunit;

namespace GpuEs.Tests;

/// <summary>The bitonic sort, at sizes on both sides of powers of two.</summary>
public class SortTests
{
    [Theory]
    [MemberData(nameof(TestDevices.Kernels), MemberType = typeof(TestDevices))]
    public void Sort_OrdersAsArraySort(string name)
    {
        ComputeDevice device = TestDevices.Open(name);
        foreach (int count in new[] { 2, 3, 16, 17, 34, 1024, 1025, 2048, 4096, 20000 })
        {
            using var sort = new DeviceSort(device, count);
            uint[] keys = RandomKeys(count, sort.PaddedLength);
            using var unsorted = device.Accelerator.Allocate1D(keys);
            uint[] sorted = Bits.Read(device, sort.Sort(unsorted.View));
            Assert.Equal(keys.Order(), sorted);
            Assert.Equal(keys, Bits.Read(device, unsorted.View.BaseView));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(17)]
    [InlineData(2049)]
    [InlineData(20000)]
    public void HostSort_OrdersMembersByKeyAndThenByMember(int count)
    {
        uint[] keys = RandomKeys(count, count);
        ReadOnlySpan<ulong> order = new HostSort(count).Sort(keys);
        int[] expected = [.. Enumerable.Range(0, count).OrderBy(member => keys[member])];
        for (int rank = 0; rank < count; rank++)
        {
            Assert.Equal(expected[rank], HostSort.Member(order[rank]));
            Assert.Equal(keys[expected[rank]], HostSort.Key(order[rank]));
        }
    }

    // The library's own radix sort does not compile on PoCL, which has no sub-groups; where it runs, both agree.
    [Fact]
    public void Sort_OrdersAsTheRadixSortOfILGPUAlgorithms()
    {
        const int count = 1000;
        ComputeDevice device = TestDevices.Open("cpu");
        using var sort = new DeviceSort(device, count);
        uint[] keys = RandomKeys(count, sort.PaddedLength);
        using var unsorted = device.Accelerator.Allocate1D(keys);
        uint[] sorted = Bits.Read(device, sort.Sort(unsorted.View));

        using Context context = Context.Create(builder => builder.CPU().EnableAlgorithms());
        using Accelerator accelerator = context.CreateCPUAccelerator(0);
        using var buffer = accelerator.Allocate1D(keys);
        using var temporary = accelerator.Allocate1D<int>(
            accelerator.ComputeRadixSortTempStorageSize<uint, AscendingUInt32>(buffer.IntExtent));
        accelerator.CreateRadixSort<uint, Stride1D.Dense, AscendingUInt32>()(
            accelerator.DefaultStream, buffer.View, temporary.View);
        accelerator.Synchronize();
        Assert.Equal(buffer.GetAsArray1D(), sorted);
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(17, 32)]
    [InlineData(1024, 1024)]
    [InlineData(1025, 2048)]
    public void PaddedLength_IsThePowerOfTwoAbove(int count, int expected)
    {
        using var sort = new DeviceSort(TestDevices.Open("cpu"), count);
        Assert.Equal(expected, sort.PaddedLength);
    }

    // Few values, so that equal keys are common, and the extremes.
    private static uint[] RandomKeys(int count, int paddedLength)
    {
        var keys = new uint[paddedLength];
        Array.Fill(keys, ReturnKey.Padding);
        for (int index = 0; index < count; index++)
            keys[index] = Philox.Draw(1, new PhiloxBlock((uint)index, 0, 0, 0)).Word0 >> (index % 2 == 0 ? 0 : 28);
        keys[0] = ReturnKey.Worst;
        return keys;
    }
}
