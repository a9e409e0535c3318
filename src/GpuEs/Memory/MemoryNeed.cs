using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace GpuEs;

/// <summary>
/// What is about to be allocated, part by part, so that what does not fit is refused in one sentence before it is tried:
/// what was asked for, what there is, and what to lower.
/// </summary>
/// <param name="hostBytes">What the process may have in all.</param>
internal sealed class MemoryNeed(long hostBytes)
{
    private readonly List<Part> parts = [];

    /// <summary>Of this process.</summary>
    public MemoryNeed()
        : this(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes)
    {
    }

    /// <summary>Bytes of the host's memory.</summary>
    public long HostBytes => parts.Where(part => part.Device is null).Sum(part => part.Bytes);

    /// <summary>Adds a part.</summary>
    /// <param name="bytes">Its size.</param>
    /// <param name="what">What needs it, in the plural.</param>
    /// <param name="options">What makes it smaller when it is lowered.</param>
    /// <param name="device">Where it is; null for the host.</param>
    public MemoryNeed With(long bytes, string what, string options, ComputeDevice? device = null)
    {
        parts.Add(new(what, bytes, options, device?.Description));
        return this;
    }

    /// <exception cref="InsufficientMemoryException">It is more than there is.</exception>
    public void Require()
    {
        foreach (var place in parts.GroupBy(part => part.Device))
        {
            long bytes = place.Sum(part => part.Bytes);
            if (bytes > Available(place.Key))
                throw Refused(place.Key);
        }
    }

    /// <summary>Makes what needs it.</summary>
    /// <exception cref="InsufficientMemoryException">It is more than there is, or than is left.</exception>
    public TResult Guard<TResult>(Func<TResult> make)
    {
        Require();
        try
        {
            return make();
        }
        catch (OutOfMemoryException exception) when (exception is not InsufficientMemoryException)
        {
            throw Refused(null, exception);
        }
        catch (AcceleratorException exception) when (IsExhaustion(exception))
        {
            throw Refused(parts.Find(part => part.Device is not null)?.Device, exception);
        }
    }

    private static bool IsExhaustion(AcceleratorException exception) => exception switch
    {
        CLException openCL => openCL.Error is CLError.CL_MEM_OBJECT_ALLOCATION_FAILURE or CLError.CL_OUT_OF_HOST_MEMORY
            or CLError.CL_OUT_OF_RESOURCES or CLError.CL_INVALID_BUFFER_SIZE,
        CudaException cuda => cuda.Error == nameof(CudaError.CUDA_ERROR_OUT_OF_MEMORY),
        _ => false,
    };

    private static string InUnits(long bytes) => bytes >= 1L << 30
        ? FormattableString.Invariant($"{bytes / (double)(1L << 30):F1} GiB")
        : FormattableString.Invariant($"{Math.Max(bytes >> 20, 1)} MiB");

    private long Available(DeviceDescription? device) => device?.MemoryBytes ?? hostBytes;

    private InsufficientMemoryException Refused(DeviceDescription? device, Exception? cause = null)
    {
        Part[] here = [.. parts.Where(part => part.Device == device)];
        Part largest = here.MaxBy(part => part.Bytes)!;
        string place = device?.Specification ?? "the host";
        string isOut = cause is null ? "" : ", which ran out";
        return new(
            $"{largest.What} take {InUnits(largest.Bytes)}, {InUnits(here.Sum(part => part.Bytes))} with all else, of "
            + $"{InUnits(Available(device))} of memory on {place}{isOut}; lower {largest.Options}",
            cause);
    }

    private sealed record Part(string What, long Bytes, string Options, DeviceDescription? Device);
}
