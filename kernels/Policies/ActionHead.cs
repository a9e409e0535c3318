namespace GpuEs;

/// <summary>
/// From raw outputs to the environment's action: the first largest output for choices, else
/// <typeparamref name="THead"/>.
/// </summary>
internal static class ActionHead<THead>
    where THead : struct, IHead
{
    /// <summary>Number of raw outputs.</summary>
    public static int Outputs<TEnvironment>()
        where TEnvironment : struct, ISizes =>
        TEnvironment.ActionChoices == 0 ? TEnvironment.ActionSize : TEnvironment.ActionChoices;

    /// <summary>Sets the action from the outputs that start at an index of memory.</summary>
    public static void Act<TView, TMemory>(ref TView view, in TMemory outputs, int from)
        where TView : struct, IView
        where TMemory : struct, IMemory
    {
        if (TView.ActionChoices == 0)
        {
            for (int index = 0; index < TView.ActionSize; index++)
                view.Act(index, THead.Apply(outputs[from + index], TView.ActionLimit));
            return;
        }

        int choice = 0;
        float largest = outputs[from];
        for (int index = 1; index < TView.ActionChoices; index++)
        {
            float output = outputs[from + index];
            choice = output > largest ? index : choice;
            largest = output > largest ? output : largest;
        }

        view.Act(0, choice);
    }
}
