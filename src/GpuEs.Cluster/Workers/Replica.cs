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
    private Conclusion? conclusion;

    /// <exception cref="ArgumentException">Something that the run needs is not here.</exception>
    public Replica(DeviceTurn turn, DeviceGroup devices, string specification, IReadOnlyList<Assembly> known)
    {
        this.turn = turn;
        this.devices = devices;
        RunSpecification parsed = RunSpecification.Parse(specification);
        strategy = EvolutionStrategy.For(devices, parsed.CreateTask(known), parsed.Options);
    }

    /// <summary>When it was last called.</summary>
    public DateTime LastUse { get; private set; } = DateTime.UtcNow;

    public Task<WorkerStatus> Status() => InTurn(StatusNow);

    public Task<RangeReturns> Evaluate(int generation, MemberRange members) => InTurn(() =>
    {
        RequireGeneration(generation);
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

    public Task<Conclusion> Conclude(int generation, RangeReturns all) => InTurn(() =>
    {
        // Asked again by a run that did not hear the answer.
        if (generation == strategy.Generation - 1 && conclusion is not null)
            return conclusion;
        RequireGeneration(generation);
        int episodes = strategy.Options.Population * strategy.Options.Episodes;
        ReadOnlySpan<float> returns = Packed.Values<float>(all.Returns, "Returns");
        ReadOnlySpan<int> steps = Packed.Values<int>(all.Steps, "Steps");
        EvolutionStrategyOptions.Require(
            returns.Length == episodes && steps.Length == episodes, "number of returns", returns.Length, $"{episodes}");
        var (summary, gradientSquaredLength, times) = strategy.Conclude(returns, steps);
        return conclusion = new Conclusion(
            StatusNow(), Packed.Bytes<ReturnSummary>([summary]), gradientSquaredLength, times.Shaping.Ticks,
            times.Gradient.Ticks, times.Optimizer.Ticks);
    });

    public Task<RunState> Read() => InTurn(() => RunState.Of(strategy.Capture()));

    public Task<WorkerStatus> Write(RunState state) => InTurn(() =>
    {
        strategy.Restore(state.ToState());
        conclusion = null;
        return StatusNow();
    });

    public void Dispose() => strategy.Dispose();

    private WorkerStatus StatusNow() => new(
        strategy.Generation, SHA256.HashData(MemoryMarshal.AsBytes<float>(strategy.Mean)), strategy.EnvironmentSteps,
        strategy.BestFitness, string.Join(',', devices.Select(device => device.Description.Specification)));

    private void RequireGeneration(int generation) => EvolutionStrategyOptions.Require(
        generation == strategy.Generation, "generation", generation, $"{strategy.Generation}, where this worker stands");

    private Task<TResult> InTurn<TResult>(Func<TResult> work)
    {
        LastUse = DateTime.UtcNow;
        return turn.Take(work);
    }
}
