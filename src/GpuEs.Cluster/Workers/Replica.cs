using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace GpuEs.Cluster;

/// <summary>
/// One run on one worker's devices: its own mean and optimizer, which move as everybody's do.
/// </summary>
internal sealed class Replica : IDisposable
{
    private readonly DeviceTurn turn;
    private readonly DeviceGroup devices;
    private readonly EvolutionStrategy strategy;
    private (int Generation, Conclusion Answer)? concluded;
    private volatile int concluding = -1;
    private bool isClosed;

    /// <exception cref="ArgumentException">Something that the run needs is not here.</exception>
    public Replica(DeviceTurn turn, DeviceGroup devices, string specification, IReadOnlyList<Assembly> known,
        SharedData? data = null)
    {
        this.turn = turn;
        this.devices = devices;
        RunSpecification parsed = RunSpecification.Parse(specification);
        strategy = EvolutionStrategy.For(devices, parsed.CreateTask(known, data), parsed.Options);
    }

    /// <summary>The run's data; null where it has none.</summary>
    public SharedData? Data => strategy.Task.Data;

    /// <summary>When it was last called.</summary>
    public DateTime LastUse { get; private set; } = DateTime.UtcNow;

    /// <summary>Whether a call failed half done, so that its mean is nobody's.</summary>
    public bool IsBroken { get; private set; }

    public Task<WorkerStatus> Status() => InTurn(StatusNow);

    public Task<RangeReturns> Evaluate(int generation, MemberRange members) => InTurn(() =>
    {
        RequireGeneration(generation);

        // Everybody's returns are here already: what this call waited to find, others have found.
        EvolutionStrategyOptions.Require(concluding != generation, "generation", generation, "one that is not over");
        EvolutionStrategyOptions options = strategy.Options;
        EvolutionStrategyOptions.Require(
            options.Holds(members) && members.First % options.MembersPerDirection == 0
                && members.Count % options.MembersPerDirection == 0,
            "members", members, $"ranges of whole directions within 0 to {options.Population - 1}");
        float[] returns = new float[members.Count * options.Episodes];
        int[] steps = new int[returns.Length];
        strategy.Evaluate(members, returns, steps);
        return new RangeReturns(Packed.Bytes<float>(returns), Packed.Bytes<int>(steps));
    });

    public Task<Conclusion> Conclude(int generation, RangeReturns all)
    {
        concluding = generation;
        return InTurn(() =>
        {
            // Asked again by a run that did not hear the answer.
            if (concluded is { } before && before.Generation == generation && strategy.Generation == generation + 1)
                return before.Answer;
            concluding = -1;
            RequireGeneration(generation);
            int episodes = strategy.Options.Population * strategy.Options.Episodes;
            float[] returns = Packed.Values<float>(all.Returns, "Returns").ToArray();
            int[] steps = Packed.Values<int>(all.Steps, "Steps").ToArray();
            EvolutionStrategyOptions.Require(
                returns.Length == episodes && steps.Length == episodes, "number of returns", returns.Length, $"{episodes}");
            return Whole(() =>
            {
                GenerationMeasures measures = strategy.Conclude(returns, steps);
                var answer = new Conclusion(StatusNow(), Packed.Bytes<GenerationMeasures>([measures]));
                concluded = (generation, answer);
                return answer;
            });
        });
    }

    public Task<RunState> Read() => InTurn(() => RunState.Of(strategy.Capture()));

    public Task<WorkerStatus> Write(RunState state) => InTurn(() =>
    {
        SearchState searched = state.ToState();
        concluded = null;
        concluding = -1;
        strategy.Restore(searched);
        return StatusNow();
    });

    /// <summary>Frees the devices' memory; in the devices' turn.</summary>
    public void Dispose()
    {
        isClosed = true;
        strategy.Dispose();
    }

    private WorkerStatus StatusNow() => new(
        strategy.Generation, SHA256.HashData(MemoryMarshal.AsBytes<float>(strategy.Mean)), strategy.EnvironmentSteps,
        strategy.BestFitness, string.Join(',', devices.Select(device => device.Description.Specification)));

    private void RequireGeneration(int generation) => EvolutionStrategyOptions.Require(
        generation == strategy.Generation, "generation", generation, $"{strategy.Generation}, where this worker stands");

    private TResult Whole<TResult>(Func<TResult> work)
    {
        IsBroken = true;
        TResult result = work();
        IsBroken = false;
        return result;
    }

    private async Task<TResult> InTurn<TResult>(Func<TResult> work)
    {
        LastUse = DateTime.UtcNow;
        TResult result = await turn.Take(() => isClosed || IsBroken
            ? throw new ArgumentException("this run is closed here, or was left half done; it is to be opened again")
            : work());
        LastUse = DateTime.UtcNow;
        return result;
    }
}
