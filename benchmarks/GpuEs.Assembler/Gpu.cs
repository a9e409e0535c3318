namespace GpuEs.Assembler;

/// <summary>A GPU's numbers, as far as predictions need them.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Target">What the assembler calls its generation.</param>
/// <param name="Multiprocessors">Streaming multiprocessors (SMs).</param>
/// <param name="Hertz">Boost clock.</param>
/// <param name="BytesPerSecond">Of its memory.</param>
/// <param name="SharedBytes">Shared memory of an SM; a group takes <see cref="ReservedBytes"/> besides.</param>
internal sealed record Gpu(
    string Name, string Target, int Multiprocessors, double Hertz, double BytesPerSecond, int SharedBytes)
{
    /// <summary>Schedulers of an SM, each of which issues an instruction of one warp in a cycle.</summary>
    public const int Schedulers = 4;

    /// <summary>Threads of a warp.</summary>
    public const int WarpThreads = 32;

    private const int ReservedBytes = 1024;
    private const int MostWarps = 64;
    private const int MostGroups = 32;
    private const int SchedulerRegisters = GroupLimits.CudaRegisters / Schedulers;
    private const int RegisterBlock = 256;

    /// <summary>
    /// H100 SXM: NVIDIA's data sheet (3.35 TB/s) and "NVIDIA H100 Tensor Core GPU Architecture" (132 SMs, 228 KB); the clock
    /// is the highest of its application clocks.
    /// </summary>
    public static Gpu H100 { get; } = new("H100 SXM", "sm_90", 132, 1.755e9, 3.35e12, 228 << 10);

    /// <summary>H200 SXM: the same chip with 4.8 TB/s, by NVIDIA's data sheet.</summary>
    public static Gpu H200 { get; } = new("H200 SXM", "sm_90", 132, 1.755e9, 4.8e12, 228 << 10);

    /// <summary>A100 SXM 80 GB: NVIDIA's data sheet and "NVIDIA A100 Tensor Core GPU Architecture" (108 SMs, 164 KB).</summary>
    public static Gpu A100 { get; } = new("A100 SXM", "sm_80", 108, 1.41e9, 2.039e12, 164 << 10);

    /// <summary>Groups that an SM holds at once ("CUDA C++ Programming Guide", compute capabilities 8.0 and 9.0).</summary>
    public int Groups(AssembledKernel kernel, int groupThreads)
    {
        int warps = (groupThreads + WarpThreads - 1) / WarpThreads;
        int blocks = (kernel.Registers * WarpThreads + RegisterBlock - 1) / RegisterBlock;
        int byRegisters = Schedulers * (SchedulerRegisters / (blocks * RegisterBlock)) / warps;
        int byShared = SharedBytes / (kernel.SharedBytes + ReservedBytes);
        return Math.Min(Math.Min(byRegisters, byShared), Math.Min(MostWarps / warps, MostGroups));
    }

    /// <summary>The group size by which most threads are at work at once, of those the largest, as the driver chooses it.</summary>
    public int DriversGroup(AssembledKernel kernel) =>
        Enumerable.Range(1, 1024 / WarpThreads).Select(warps => warps * WarpThreads)
            .MaxBy(threads => (Groups(kernel, threads) * threads, threads));
}
