using System.Collections.Concurrent;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: Parallelization(Mode = ParallelMode.None)]

namespace GpuEs.Tests;

/// <summary>
/// The devices that tests run on. Each is opened once and shared; tests do not run in parallel, since kernels use all
/// cores. A device that this machine lacks is a visible skip; one that is there and fails is a failure.
/// </summary>
internal static class TestDevices
{
    private static readonly ConcurrentDictionary<string, Lazy<ComputeDevice>> Opened = new();

    /// <summary>Theory data: one row per kind of device.</summary>
    public static TheoryData<string> All => [.. Names];

    /// <summary>Theory data: one row per kind of device that runs kernels.</summary>
    public static TheoryData<string> Kernels => [.. KernelNames];

    private static string[] KernelNames => ["cpu", "opencl", "cuda"];

    private static string[] Names => ["host", .. KernelNames];

    /// <summary>Theory data: every device with every value.</summary>
    public static MatrixTheoryData<string, TValue> With<TValue>(IEnumerable<TValue> values) => new(Names, values);

    /// <summary>Theory data: every device with every pair of values.</summary>
    public static MatrixTheoryData<string, TFirst, TSecond> With<TFirst, TSecond>(
        IEnumerable<TFirst> first, IEnumerable<TSecond> second) => new(Names, first, second);

    /// <summary>Theory data: every device that runs kernels with every value.</summary>
    public static MatrixTheoryData<string, TValue> KernelsWith<TValue>(IEnumerable<TValue> values) =>
        new(KernelNames, values);

    /// <summary>Theory data: every device that runs kernels with every pair of values.</summary>
    public static MatrixTheoryData<string, TFirst, TSecond> KernelsWith<TFirst, TSecond>(
        IEnumerable<TFirst> first, IEnumerable<TSecond> second) => new(KernelNames, first, second);

    /// <summary>The device, shared with other tests, or the end of the test.</summary>
    public static ComputeDevice Open(string name)
    {
        Require(name);
        return Opened.GetOrAdd(name, added => new Lazy<ComputeDevice>(() => ComputeDevice.Open(added))).Value;
    }

    /// <summary>Ends the test where this machine has no such device.</summary>
    public static void Require(string name)
    {
        // The host and ILGPU's CPU accelerator are on every machine, so whatever they throw is a failure.
        if (name is not ("host" or "cpu") && !ComputeDevice.List().Any(device => KindOf(device) == name))
            Assert.Skip($"this machine has no {name} device");
    }

    private static string KindOf(DeviceDescription device) => device.Specification.Split(':')[0];
}
