namespace GpuEs;

/// <summary>
/// Threads that share out numbered pieces of work. Unlike Parallel.For it allocates nothing once it runs.
/// </summary>
internal sealed class HostWorkers : IDisposable
{
    private readonly Thread[] threads;
    private readonly Barrier start;
    private readonly Barrier end;
    private Action<int, int>? work;
    private Exception? failure;
    private int count;
    private int next;
    private bool isOnEach;
    private volatile bool isStopping;

    public HostWorkers(int workers)
    {
        Count = workers;
        start = new Barrier(workers);
        end = new Barrier(workers);
        threads = new Thread[workers - 1];
        for (int index = 0; index < threads.Length; index++)
        {
            int worker = index + 1;
            threads[index] = new Thread(() => Serve(worker)) { IsBackground = true, Name = $"GpuEs worker {worker}" };
            threads[index].Start();
        }
    }

    /// <summary>Workers that have memory of their own: one a core, or fewer where memory is short.</summary>
    /// <param name="bytesEach">What each needs.</param>
    public static HostWorkers For(long bytesEach) =>
        new(Fitting(bytesEach, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, Environment.ProcessorCount));

    /// <summary>A worker a core, in a quarter of the memory; one at least.</summary>
    public static int Fitting(long bytesEach, long memoryBytes, int cores) =>
        (int)Math.Clamp(memoryBytes / 4 / bytesEach, 1, cores);

    /// <summary>Number of workers, the caller's thread included.</summary>
    public int Count { get; }

    /// <summary>Calls work(worker, piece) once for every piece from 0 to pieces - 1, and waits for all of them.</summary>
    public void Run(int pieces, Action<int, int> work)
    {
        isOnEach = false;
        Start(pieces, work);
    }

    /// <summary>Calls work(worker, worker) once on every worker's own thread, and waits for all of them.</summary>
    public void RunOnEach(Action<int, int> work)
    {
        isOnEach = true;
        Start(Count, work);
    }

    public void Dispose()
    {
        isStopping = true;
        start.SignalAndWait();
        foreach (Thread thread in threads)
            thread.Join();
        start.Dispose();
        end.Dispose();
    }

    private void Start(int pieces, Action<int, int> work)
    {
        this.work = work;
        count = pieces;
        next = 0;
        failure = null;
        start.SignalAndWait();
        Work(0);
        end.SignalAndWait();
        if (failure is not null)
            throw new InvalidOperationException("a worker failed: " + failure.Message, failure);
    }

    private void Serve(int worker)
    {
        while (true)
        {
            start.SignalAndWait();
            if (isStopping)
                return;
            Work(worker);
            end.SignalAndWait();
        }
    }

    private void Work(int worker)
    {
        try
        {
            if (isOnEach)
            {
                work!(worker, worker);
                return;
            }

            for (int piece = Interlocked.Increment(ref next) - 1; piece < count; piece = Interlocked.Increment(ref next) - 1)
                work!(worker, piece);
        }
        catch (Exception exception)
        {
            // It must reach the caller, not end the process from a thread that nobody waits for.
            failure = exception;
            next = count;
        }
    }
}
