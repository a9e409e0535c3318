namespace GpuEs;

/// <summary>A candidate rolled through a model, the same code in kernels and on the host.</summary>
/// <param name="Shape">Sizes of the plan.</param>
/// <param name="ActionLimit">What a whole action is worth; 1 for choices.</param>
/// <param name="ActionRepeat">Model steps that each action lasts.</param>
/// <param name="Discount">What a reward is worth a step later.</param>
internal readonly record struct ModelRollout(PlanShape Shape, float ActionLimit, int ActionRepeat, float Discount)
{
    /// <summary>Model steps up to the horizon.</summary>
    public int Steps => Shape.Horizon * ActionRepeat;

    /// <summary>The sum of discounted rewards, up to the horizon or to the task's end.</summary>
    public float Return<TModel, TState, TActions>(TModel model, TState state, TActions actions)
        where TModel : struct, IPlanModel<TState>
        where TState : struct
        where TActions : struct, IActionSequence
    {
        Sum sum = default;
        float worth = 1f;
        for (int step = 0; step < Steps && !model.IsTerminated(ref state); step++)
        {
            sum += Advance(ref model, ref state, actions, step, worth);
            worth = Exact.Multiply(worth, Discount);
        }

        return sum.Value;
    }

    /// <summary>Advances a step, and returns what its reward is worth at the plan's start.</summary>
    public float Advance<TModel, TState, TActions>(
        ref TModel model, ref TState state, in TActions actions, int step, float worth)
        where TModel : struct, IPlanModel<TState>
        where TState : struct
        where TActions : struct, IActionSequence
    {
        // Set before every step, repeated or not: ILGPU 1.5.3 gets loops wrong that carry fields through unchanged.
        int first = (ActionRepeat == 1 ? step : step / ActionRepeat) * Shape.ActionSize;
        for (int component = 0; component < Shape.ActionSize; component++)
            model.Act(ref state, component, Value(Shape, ActionLimit, actions[first + component]));
        return Exact.Multiply(worth, model.Step(ref state));
    }

    /// <summary>A sampled action as environments take it.</summary>
    public static float Value(in PlanShape shape, float limit, int action) =>
        shape.IsContinuous ? Exact.Multiply(ActionUnits.ToAction(action), limit) : action;
}
