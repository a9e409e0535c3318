using System.Runtime.CompilerServices;

namespace GpuEs;

/// <summary>The memory that planning takes.</summary>
internal static class PlanMemory
{
    public static MemoryNeed Of<TState>(ComputeDevice device, PlanModel<TState> model, CrossEntropyPlannerOptions options)
        where TState : unmanaged
    {
        var shape = new PlanShape(options.Horizon, model.ActionSize, model.ActionChoices, options.Candidates);
        bool isHost = device.Description.Kind == DeviceKind.Host;
        ComputeDevice? place = isHost ? null : device;
        long agent = 2L * sizeof(float) * shape.Features + (long)sizeof(int) * shape.Coordinates * options.KeptCount
            + (long)Unsafe.SizeOf<TState>() * model.StateLength + 2 * Unsafe.SizeOf<AgentStream>()
            + (long)sizeof(float) * (shape.ActionSize + model.WorkspaceSize);

        // Of one agent's candidates: more are planned for at a time only where memory is left.
        long candidates = (long)shape.AgentStride * (isHost ? sizeof(int) : sizeof(int) + 2 * sizeof(short))
            + (long)shape.Stride * (sizeof(float) + 2 * sizeof(int) + sizeof(long))
            + (long)sizeof(float) * DeviceWorkspace<float>.Tile * model.WorkspaceSize;
        var need = new MemoryNeed();
        if (model.Data is { } data && !isHost)
            need.With((long)sizeof(float) * data.Length, $"{data.Length} numbers of data", "Data", place);
        return need
            .With(agent * options.Agents, $"{options.Agents} agents' plans of {options.Horizon} actions", "Agents or Horizon", place)
            .With(
                candidates, $"{options.Candidates} candidates of {options.Horizon} actions", "Candidates or Horizon", place)
            .With((long)Unsafe.SizeOf<AgentStream>() * options.Agents, $"{options.Agents} agents' streams", "Agents");
    }

    /// <summary>What plays the plans needs besides.</summary>
    public static MemoryNeed OfPlay<TWorld, TState>(CrossEntropyPlanner<TState> planner, int episodes)
        where TWorld : unmanaged, IWorld<TWorld>
        where TState : unmanaged
    {
        long agent = Unsafe.SizeOf<PlannedAgent<TWorld>>() + (long)Unsafe.SizeOf<TState>() * planner.StateLength
            + (long)sizeof(float) * (planner.ActionSize + TWorld.WorkspaceSize);
        return new MemoryNeed()
            .With(agent * planner.Options.Agents, $"{planner.Options.Agents} agents' worlds", "Agents")
            .With((long)sizeof(double) * episodes, $"{episodes} episodes' returns", "episodes");
    }
}
