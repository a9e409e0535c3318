using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace GpuEs;

/// <summary>Plays the episodes of <see cref="PlannedEpisodes"/> in a world, whose values lie in memory as its environment's do.</summary>
internal static class PlannedPlay<TEnvironment, TWorld, TState>
    where TEnvironment : unmanaged, ISizes
    where TWorld : unmanaged, IWorld<TWorld>
    where TState : unmanaged
{
    /// <inheritdoc cref="PlannedEpisodes.Play{TWorld, TState}"/>
    public static PlannedEpisodes Play(
        CrossEntropyPlanner<TState> planner, StateOf<TEnvironment, TState> stateOf, SharedData? data, int episodes,
        ulong seed, IProgress<PlannedProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(planner);
        ArgumentNullException.ThrowIfNull(stateOf);
        EnvironmentSizes.RequireWorld<TWorld>();
        DataNeed.Require(TWorld.Environment, TWorld.DataLength, data);
        EvolutionStrategyOptions.Require(episodes >= 1, "episodes", episodes, "1 or more");
        EvolutionStrategyOptions.Require(
            TWorld.ActionSize == planner.ActionSize, "the world's action size", TWorld.ActionSize,
            $"{planner.ActionSize}, the model's");
        EvolutionStrategyOptions.Require(
            TWorld.ActionChoices == planner.ActionChoices, "the world's action choices", TWorld.ActionChoices,
            $"{planner.ActionChoices}, the model's");
        using Lock.Scope call = planner.Enter();
        var (agents, states, workspaces, actions, returns) = PlanMemory.OfPlay<TWorld, TState>(planner, episodes).Guard(() => (
            new PlannedAgent<TWorld>[planner.Options.Agents], new TState[planner.Options.Agents * planner.StateLength],
            new float[planner.Options.Agents * TWorld.WorkspaceSize], new float[planner.Options.Agents * planner.ActionSize], new double[episodes]));
        Array.Fill(returns, double.NaN);
        HostData onHost = data?.OnHost ?? default;
        int started = 0, ended = 0;
        for (int agent = 0; agent < agents.Length && started < episodes; agent++)
            Start(agent);

        long calls = 0, plans = 0, ticks = 0;
        var watch = new PlanWatch(Tell, cancellation);
        while (ended < episodes && !cancellation.IsCancellationRequested)
        {
            for (int agent = 0; agent < agents.Length; agent++)
            {
                stateOf(
                    Unsafe.BitCast<TWorld, TEnvironment>(agents[agent].World),
                    states.AsSpan(agent * planner.StateLength, planner.StateLength));
            }

            long before = Stopwatch.GetTimestamp();
            if (!planner.Plan(states, planner.WorkspaceSize > 0 ? workspaces : [], actions, watch))
                break;
            ticks += Stopwatch.GetTimestamp() - before;
            calls++;
            for (int agent = 0; agent < agents.Length; agent++)
            {
                if (!agents[agent].IsPlaying)
                    continue;
                plans++;
                agents[agent].Execute(
                    actions.AsSpan(agent * planner.ActionSize, planner.ActionSize), planner.Options.ActionRepeat,
                    SurroundingsOf(agent));
                if (!agents[agent].HasEnded(SurroundingsOf(agent)))
                    continue;
                returns[agents[agent].Episode] = agents[agent].Return;
                ended++;
                agents[agent] = default;
                if (started < episodes)
                    Start(agent);
            }

            Tell(planShare: 1);
        }

        return new(returns, calls, plans, plans * planner.ModelStepsPerPlan, Stopwatch.GetElapsedTime(0, ticks));

        void Tell(double planShare) => progress?.Report(
            new(ended, episodes, plans, returns.Where(double.IsFinite).DefaultIfEmpty().Average(), planShare));

        void Start(int agent)
        {
            planner.Restart(agent, (uint)started);
            agents[agent] = PlannedAgent<TWorld>.Start(seed, started, SurroundingsOf(agent));
            started++;
        }

        Surroundings<HostData, ArrayWorkspace> SurroundingsOf(int agent) =>
            new(onHost, new(workspaces, agent * TWorld.WorkspaceSize));
    }
}
