using ILGPU;
using ILGPU.Runtime;

namespace GpuEs;

/// <summary>
/// A device that was opened, checked for exact arithmetic, and is ready to run kernels. All of it may be called from any
/// thread, at any time: devices may be listed and opened at once, and what was made on one device takes turns on it,
/// stage by stage. Each strategy, evaluator or planner on it is for one thread at a time.
/// </summary>
public sealed class ComputeDevice : IDisposable
{
    private readonly Context? context;
    private readonly Accelerator? accelerator;
    private readonly HashSet<string> warned = [];
    private Action<string>? warn;
    private volatile bool isDisposed;

    internal ComputeDevice(DeviceDescription description, Context? context = null, Accelerator? accelerator = null)
    {
        this.context = context;
        this.accelerator = accelerator;
        Description = description;
        Kernels = new KernelCache(this);
        Uploads = new DeviceUploads(this);
    }

    /// <summary>What it is.</summary>
    public DeviceDescription Description { get; }

    /// <summary>Its kernels.</summary>
    internal KernelCache Kernels { get; }

    /// <summary>The shared data that it holds.</summary>
    internal DeviceUploads Uploads { get; }

    /// <summary>
    /// Held by whoever uses the accelerator: its stream, its caches and the arguments of its kernels are for one thread.
    /// </summary>
    internal Lock Turns { get; } = new();

    /// <exception cref="ObjectDisposedException">The device is closed.</exception>
    internal Accelerator Accelerator
    {
        get
        {
            RequireOpen();
            return accelerator ?? throw new InvalidOperationException("the host runs no kernels");
        }
    }

    /// <summary>Whether neighbouring threads should read neighbouring floats; a core rather reads its own line.</summary>
    internal bool PrefersParameterMajor => Description.IsGpu;

    /// <summary>All devices found, in the order in which <c>auto</c> tries them.</summary>
    public static IReadOnlyList<DeviceDescription> List()
    {
        if (DeviceContext.Obstacle is not null)
            return [DeviceContext.Host];
        lock (DeviceContext.Drivers)
            return ListAlone();
    }

    /// <summary>Opens a device.</summary>
    /// <param name="specification">
    /// <c>auto</c> (a CUDA GPU, then an OpenCL GPU, then the host), <c>host</c>, <c>cpu</c> (ILGPU's CPU accelerator),
    /// <c>opencl</c>, <c>opencl:N</c>, <c>cuda</c> or <c>cuda:N</c>.
    /// </param>
    /// <param name="warn">
    /// Told, in one sentence each, of the devices that <c>auto</c> passes over, and on the host of what kernels could not run
    /// of the structs that are used (<see cref="KernelCheck"/>), as a strategy's <see cref="EvolutionStrategy.Logger"/> is.
    /// </param>
    /// <exception cref="ArgumentException">The specification is none of these, or names no device found.</exception>
    /// <exception cref="InvalidOperationException">The named device fails.</exception>
    public static ComputeDevice Open(string specification = "auto", Action<string>? warn = null)
    {
        ArgumentNullException.ThrowIfNull(specification);
        bool isAutomatic = specification == "auto";
        if (isAutomatic && DeviceContext.Obstacle is { } obstacle)
            warn?.Invoke($"only the host is there: {obstacle}");
        foreach (DeviceDescription candidate in Candidates(specification))
        {
            Exception failure;
            try
            {
                ComputeDevice opened = OpenExactly(candidate);
                opened.warn = warn;
                return opened;
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                // Drivers fail in their own types; whatever it was, it is reported, or thrown on.
                failure = exception;
            }

            string reason = $"device {candidate.Specification} ({candidate.Name}) fails: {failure.Message}";
            if (!isAutomatic)
                throw new InvalidOperationException(reason, failure);
            warn?.Invoke(reason);
        }

        throw new InvalidOperationException("no device works; the warnings say why");
    }

    /// <summary>
    /// Closes the device, when the stage that it works at is done. What was made on it is of no more use then, and may be
    /// disposed of before or after.
    /// </summary>
    public void Dispose()
    {
        lock (Turns)
        {
            if (isDisposed)
                return;
            isDisposed = true;
            lock (DeviceContext.Drivers)
            {
                accelerator?.Dispose();
                context?.Dispose();
            }
        }
    }

    /// <summary>Waits until no other thread uses the accelerator, and keeps others away until the turn is disposed of.</summary>
    /// <exception cref="ObjectDisposedException">The device is closed.</exception>
    internal Lock.Scope TakeTurn()
    {
        Lock.Scope turn = Turns.EnterScope();
        try
        {
            // CUDA has a current device for each thread.
            Accelerator.Bind();
            return turn;
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    /// <summary>Warns, once each, of what kernels could not run of a struct.</summary>
    internal void WarnOf(IEnumerable<string> findings)
    {
        if (warn is null)
            return;
        lock (warned)
        {
            foreach (string finding in findings.Where(warned.Add))
                warn(finding);
        }
    }

    /// <summary>Turns away what only the host does.</summary>
    /// <param name="obstacle">Why; null for what the device does.</param>
    /// <exception cref="ArgumentException">There is an obstacle.</exception>
    internal void RequireNone(string? obstacle) => EvolutionStrategyOptions.Require(
        obstacle is null, "Device", Description.Specification, $"host, since {obstacle}");

    /// <exception cref="ObjectDisposedException">The device is closed.</exception>
    internal void RequireOpen()
    {
        if (isDisposed)
            throw new ObjectDisposedException(null, $"device {Description.Specification} is closed");
    }

    private static IReadOnlyList<DeviceDescription> ListAlone()
    {
        using Context context = DeviceContext.Create();
        var found = DeviceContext.Devices(context).Select(device => device.Description).ToList();
        return [.. found.Where(device => device.IsGpu), DeviceContext.Host, .. found.Where(device => !device.IsGpu)];
    }

    private static IReadOnlyList<DeviceDescription> Candidates(string specification)
    {
        if (specification == "host")
            return [DeviceContext.Host];
        IReadOnlyList<DeviceDescription> found = List();
        if (specification == "auto")
            return found;
        string[] parts = specification.Split(':');
        bool isWellFormed = parts[0] is "cpu" or "opencl" or "cuda"
            && (parts.Length == 1 || (parts.Length == 2 && parts[0] != "cpu" && int.TryParse(parts[1], out _)));
        if (!isWellFormed)
        {
            throw new ArgumentException(
                $"device '{specification}' is not known; accepted are auto, host, cpu, opencl, opencl:N, cuda and cuda:N");
        }

        string exact = parts.Length == 2 || parts[0] == "cpu" ? specification : $"{parts[0]}:";
        if (DeviceContext.Obstacle is { } obstacle)
            throw new InvalidOperationException($"device {specification} fails: {obstacle}");
        DeviceDescription? named = found.FirstOrDefault(device =>
            parts.Length == 1 ? device.Specification.StartsWith(exact, StringComparison.Ordinal)
            : device.Specification == exact);
        return named is not null
            ? [named]
            : throw new ArgumentException(
                $"device '{specification}' was not found; found are "
                + string.Join(", ", found.Select(device => device.Specification)));
    }

    private static ComputeDevice OpenExactly(DeviceDescription description)
    {
        if (description.Kind == DeviceKind.Host)
            return new ComputeDevice(description);
        lock (DeviceContext.Drivers)
            return OpenAlone(description);
    }

    private static ComputeDevice OpenAlone(DeviceDescription description)
    {
        Context context = DeviceContext.Create();
        Accelerator? accelerator = null;
        try
        {
            Device device = DeviceContext.Devices(context)
                .First(found => found.Description.Specification == description.Specification).Device;
            accelerator = DeviceContext.Open(context, device);
            ArithmeticCheck.Run(accelerator);
            return new ComputeDevice(description, context, accelerator);
        }
        catch
        {
            accelerator?.Dispose();
            context.Dispose();
            throw;
        }
    }
}
