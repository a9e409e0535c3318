namespace GpuEs;

/// <summary>
/// From raw outputs to the environment's action: the first largest output for choices, else
/// <typeparamref name="THead"/>.
/// </summary>
internal static class ActionHead<TEnvironment, THead>
    where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    where THead : struct, IHead
{
    /// <summary>Number of raw outputs.</summary>
    public static int Outputs =>
        TEnvironment.ActionChoices == 0 ? TEnvironment.ActionSize : TEnvironment.ActionChoices;

    /// <summary>Sets the action from the outputs that start at an index of memory.</summary>
    public static void Act<TMemory>(ref TEnvironment environment, in TMemory outputs, int from)
        where TMemory : struct, IMemory
    {
        if (TEnvironment.ActionChoices == 0)
        {
            for (int index = 0; index < TEnvironment.ActionSize; index++)
                environment.Act(index, THead.Apply(outputs[from + index], TEnvironment.ActionLimit));
            return;
        }

        int choice = 0;
        float largest = outputs[from];
        for (int index = 1; index < TEnvironment.ActionChoices; index++)
        {
            float output = outputs[from + index];
            choice = output > largest ? index : choice;
            largest = output > largest ? output : largest;
        }

        environment.Act(0, choice);
    }
}
