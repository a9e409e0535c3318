using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace GpuEs;

/// <summary>ILGPU contexts as this library needs them, and the devices that they find.</summary>
internal static class DeviceContext
{
    /// <summary>Why this process runs no kernels; null where it does.</summary>
    public static string? Obstacle => RuntimeFeature.IsDynamicCodeSupported
        ? null
        : "kernels are compiled while the program runs, which PublishAot rules out; say PublishAot=false in the project, "
            + "or #:property PublishAot=false in a file of its own";

    /// <summary>
    /// Held by whoever finds, opens or closes devices: PoCL and its loader build their lists at the first calls and are not
    /// safe meanwhile (of 20 processes with four threads that open at once, 13 died).
    /// </summary>
    public static Lock Drivers { get; } = new();

    /// <summary>
    /// A context whose kernels keep the promise of one arithmetic: precise mathematics, no flush to zero.
    /// Every opened device has its own, so that devices compile at once.
    /// </summary>
    public static Context Create()
    {
        Context context = Context.Create(builder =>
        {
            // O2 and aggressive inlining: without them views inside structs stay generic pointers, which OpenCL
            // devices without a generic address space refuse, and kernels keep calls.
            builder.Optimize(OptimizationLevel.O2).Inlining(InliningMode.Aggressive).Math(MathMode.Default);

            // Groups of one thread, a thread for each core: the threads of a group wait for each other after every
            // member, and every launch wakes all of them (CartPole, hidden 16, by CPU time: 4.1 M steps/s, 1.6 with
            // groups of two; ranks 11 ms and 400 ms).
            builder.CPU(CreateCpu(1, 1, Environment.ProcessorCount, skipChecks: true));
            builder.OpenCL(_ => true);

            // For the stages' times; events cost a microsecond where kernels run for thousands.
            builder.Profiling();

            // What a kernel's threads keep to themselves, for ThreadGroups.
            SetEnableKernelInformation(builder, true);
            builder.Cuda();
        });
        ExactIntrinsics.Register(context);
        FusedThreadIntrinsics.Register(context);
        TanhQuotientIntrinsics.Register(context);
        return context;
    }

    /// <summary>The host's cores, which need no context.</summary>
    public static DeviceDescription Host { get; } = Cores("host", DeviceKind.Host, "all cores, vectors");

    /// <summary>The devices of a context, with their descriptions.</summary>
    public static List<(DeviceDescription Description, Device Device)> Devices(Context context)
    {
        var found = new List<(DeviceDescription Description, Device Device)>();
        var cuda = context.GetCudaDevices();
        for (int index = 0; index < cuda.Count; index++)
            found.Add((Describe($"cuda:{index}", DeviceKind.Cuda, cuda[index], isGpu: true), cuda[index]));

        var openCL = new List<(DeviceDescription Description, Device Device)>();
        foreach (CLDevice device in context.GetCLDevices())
            openCL.Add((Describe($"opencl:{openCL.Count}", DeviceKind.OpenCL, device, IsGpu(device)), device));
        found.AddRange(openCL);
        found.Add((Cores("cpu", DeviceKind.Cpu, "ILGPU CPU accelerator"), context.GetCPUDevices()[0]));
        return found;
    }

    /// <summary>Opens a device.</summary>
    public static Accelerator Open(Context context, Device device)
    {
        // PoCL before version 4 does not report a generic address space; our kernels need none.
        if (device is CLDevice openCL)
            SetGenericAddressSpace(openCL.Capabilities, true);
        return device.CreateAccelerator(context);
    }

    private static DeviceDescription Cores(string specification, DeviceKind kind, string what) => new(
        specification, kind, $"{what}, {Environment.ProcessorCount} cores", IsGpu: false,
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);

    private static bool IsGpu(CLDevice device) => device.DeviceType.HasFlag(CLDeviceType.CL_DEVICE_TYPE_GPU);

    private static DeviceDescription Describe(string specification, DeviceKind kind, Device device, bool isGpu) =>
        new(specification, kind, device.Name.Trim(), isGpu, device.MemorySize);

    // ILGPU reads this property and has no public way to set it.
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_EnableKernelInformation")]
    private static extern void SetEnableKernelInformation(ContextProperties properties, bool value);

    // The public constructor wants warps of two threads at least.
    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    private static extern CPUDevice CreateCpu(
        int threadsPerWarp, int warpsPerMultiprocessor, int multiprocessors, bool skipChecks);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_GenericAddressSpace")]
    private static extern void SetGenericAddressSpace(CLCapabilityContext capabilities, bool value);
}
