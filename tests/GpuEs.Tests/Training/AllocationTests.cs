using Xunit;

namespace GpuEs.Tests;

/// <summary>After the first generations, a Step costs no managed memory beyond what ILGPU takes for itself.</summary>
public class AllocationTests
{
    private const int WarmSteps = 3, Steps = 5;

    // ILGPU allocates for launches, events and copies: 0.7 KB a Step on OpenCL, 12 KB on its CPU accelerator. Nothing
    // may grow with N or P: one float a member would be 32 KiB here.
    private const long LargestBytesPerStep = 16 << 10;

    // The host allocates nothing; what is left room for is the runtime's own, some bytes now and then.
    private const long LargestBytesPerStepOnHost = 64;

    [Theory]
    [MemberData(nameof(TestDevices.All), MemberType = typeof(TestDevices))]
    public void Step_AllocatesNoMemoryOfThePopulationsSize(string name)
    {
        long small = BytesPerStep(TestDevices.Open(name), population: 512);
        long large = BytesPerStep(TestDevices.Open(name), population: 8192);
        TestContext.Current.TestOutputHelper?.WriteLine($"{small} and {large} bytes per Step");
        Assert.InRange(small, 0, name == "host" ? LargestBytesPerStepOnHost : LargestBytesPerStep);
        Assert.InRange(large, 0, name == "host" ? LargestBytesPerStepOnHost : 2 * LargestBytesPerStep);
    }

    [Theory]
    [InlineData("host,cpu")]
    [InlineData("host,opencl")]
    public void SharedStep_AllocatesNoMemoryOfThePopulationsSize(string names)
    {
        long bytes = BytesPerStep([.. names.Split(',').Select(TestDevices.Open)], population: 8192);
        TestContext.Current.TestOutputHelper?.WriteLine($"{bytes} bytes per Step");
        Assert.InRange(bytes, 0, 2 * LargestBytesPerStep);
    }

    private static long BytesPerStep(DeviceGroup devices, int population)
    {
        var options = new EvolutionStrategyOptions { Population = population };
        using var strategy = EvolutionStrategy.ForObjective<Sphere>(devices, 16, options);
        for (int step = 0; step < WarmSteps; step++)
            strategy.Step();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int step = 0; step < Steps; step++)
            strategy.Step();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / Steps;
    }
}
