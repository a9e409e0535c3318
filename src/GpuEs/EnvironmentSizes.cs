namespace GpuEs;

/// <summary>What an environment says of itself, checked at every door by which it comes in.</summary>
internal static class EnvironmentSizes
{
    /// <exception cref="ArgumentException">A size is outside its range, or two contradict each other.</exception>
    public static void Require<TEnvironment>()
        where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    {
        int choices = TEnvironment.ActionChoices;
        Component(nameof(TEnvironment.ObservationSize), TEnvironment.ObservationSize);
        Component(nameof(TEnvironment.ActionSize), TEnvironment.ActionSize);
        Check(
            choices is 0 or (>= 2 and <= Sizes.MostComponents), nameof(TEnvironment.ActionChoices), choices,
            $"0 for continuous actions, 2 to {Sizes.MostComponents} for choices");
        Check(
            choices == 0 || TEnvironment.ActionSize == 1, nameof(TEnvironment.ActionSize), TEnvironment.ActionSize,
            $"1 where actions are choices, and ActionChoices is {choices}");
        Check(
            choices != 0 || EvolutionStrategyOptions.IsPositive(TEnvironment.ActionLimit),
            nameof(TEnvironment.ActionLimit), TEnvironment.ActionLimit, "finite numbers above 0");
        Check(TEnvironment.StepLimit >= 1, nameof(TEnvironment.StepLimit), TEnvironment.StepLimit, "1 or more");
        Check(
            !float.IsNaN(TEnvironment.SolvedReturn), nameof(TEnvironment.SolvedReturn), TEnvironment.SolvedReturn,
            "numbers, or infinity where none is agreed on");
        for (int index = 0; index < TEnvironment.ObservationSize; index++)
        {
            float scale = TEnvironment.ObservationScale(index);
            if (!float.IsFinite(scale))
                Check(false, $"{nameof(TEnvironment.ObservationScale)}({index})", scale, "finite numbers");
        }

        static void Component(string member, int size) =>
            Check(size is >= 1 and <= Sizes.MostComponents, member, size, $"1 to {Sizes.MostComponents}");

        static void Check<TValue>(bool condition, string member, TValue value, string accepted) =>
            EvolutionStrategyOptions.Require(condition, $"{typeof(TEnvironment).Name}.{member}", value, accepted);
    }
}
