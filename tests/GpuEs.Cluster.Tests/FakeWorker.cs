using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace GpuEs.Cluster.Tests;

/// <summary>A worker without a network, whose calls a test can delay, break or falsify.</summary>
internal sealed class FakeWorker : IWorkerService, IDisposable
{
    private readonly WorkerRuns runs = new(ComputeDevice.Open("host"), [typeof(CartPole).Assembly, typeof(Lander).Assembly]);
    private readonly TaskCompletionSource awake = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether no call is answered.</summary>
    public bool IsHung { get; set; }

    /// <summary>Whether every call fails, as when the process is gone.</summary>
    public bool IsDead { get; set; }

    /// <summary>Whether evaluations fail, as where an environment throws.</summary>
    public bool IsUnable { get; set; }

    /// <summary>Called before each evaluation.</summary>
    public Action BeforeEvaluation { get; set; } = () => { };

    /// <summary>How long an evaluation takes at least.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>The generation whose update it gets wrong.</summary>
    public int? WrongGeneration { get; set; }

    /// <summary>Why it does not open runs.</summary>
    public string? Refusal { get; set; }

    /// <summary>Members that it evaluated.</summary>
    public int Members { get; private set; }

    /// <summary>Times that it was given a state.</summary>
    public int StatesWritten { get; private set; }

    public Task Ping() => Answer(() => Task.FromResult(0));

    /// <summary>Times that it was given a run's data.</summary>
    public int DataGiven { get; private set; }

    public Task<WorkerStatus?> Open(string run, string specification, byte[]? data)
    {
        DataGiven += data is null ? 0 : 1;
        return Answer(() => Refusal is null
            ? runs.Open(run, specification, data)
            : throw new InvalidOperationException(Refusal));
    }

    public Task<RangeReturns> Evaluate(string run, int generation, int firstMember, int members) => Answer(async () =>
    {
        await Task.Delay(Delay);
        BeforeEvaluation();
        if (IsUnable)
            throw new InvalidOperationException("the environment throws");
        Members += members;
        return await runs.Find(run).Evaluate(generation, new MemberRange(firstMember, members));
    });

    public Task<Conclusion> Conclude(string run, int generation, RangeReturns all) => Answer(async () =>
    {
        Conclusion conclusion = await runs.Find(run).Conclude(generation, all);
        return generation == WrongGeneration
            ? conclusion with { Status = conclusion.Status with { MeanHash = SHA256.HashData([1]) } }
            : conclusion;
    });

    public Task<RunState> ReadState(string run) => Answer(() => runs.Find(run).Read());

    public Task<WorkerStatus> WriteState(string run, RunState state)
    {
        StatesWritten++;
        return Answer(() => runs.Find(run).Write(state));
    }

    public Task Close(string run) => Answer(async () =>
    {
        await runs.Close(run);
        return 0;
    });

    /// <summary>Has the run already, in some state.</summary>
    public void StandAt(string run, string specification, RunState state)
    {
        runs.Open(run, specification).GetAwaiter().GetResult();
        runs.Find(run).Write(state).GetAwaiter().GetResult();
    }

    public string MeanHash(string run) =>
        Convert.ToHexString(SHA256.HashData(runs.Find(run).Read().GetAwaiter().GetResult().Mean));

    /// <summary>What a strategy on this machine's host finds.</summary>
    public static string ExpectedHash(SearchTask task, EvolutionStrategyOptions options, int generations)
    {
        using EvolutionStrategy strategy = EvolutionStrategy.For(ComputeDevice.Open("host"), task, options);
        strategy.Train(generations);
        return Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes<float>(strategy.Mean)));
    }

    public void Dispose() => runs.Dispose();

    private async Task<TAnswer> Answer<TAnswer>(Func<Task<TAnswer>> call)
    {
        if (IsHung)
            await awake.Task;
        return IsDead ? throw new IOException("connection reset") : await call();
    }
}
