namespace GpuEs;

/// <summary>What an environment says of itself, checked at every door by which it comes in.</summary>
internal static class EnvironmentSizes
{
    /// <exception cref="ArgumentException">A size is outside its range, or two contradict each other.</exception>
    public static void Require<TEnvironment>()
        where TEnvironment : struct, ISizes => Require<TEnvironment>(typeof(TEnvironment));

    /// <summary>The same of sizes that stand for an environment's.</summary>
    /// <exception cref="ArgumentException">A size is outside its range, or two contradict each other.</exception>
    public static void Require<TSizes>(Type environment)
        where TSizes : struct, ISizes
    {
        int choices = TSizes.ActionChoices;
        Component(nameof(TSizes.ObservationSize), TSizes.ObservationSize);
        Component(nameof(TSizes.ActionSize), TSizes.ActionSize);
        Check(
            choices is 0 or (>= 2 and <= Sizes.MostComponents), nameof(TSizes.ActionChoices), choices,
            $"0 for continuous actions, 2 to {Sizes.MostComponents} for choices");
        Check(
            choices == 0 || TSizes.ActionSize == 1, nameof(TSizes.ActionSize), TSizes.ActionSize,
            $"1 where actions are choices, and ActionChoices is {choices}");
        Check(
            choices != 0 || EvolutionStrategyOptions.IsPositive(TSizes.ActionLimit),
            nameof(TSizes.ActionLimit), TSizes.ActionLimit, "finite numbers above 0");
        Check(TSizes.StepLimit >= 1, nameof(TSizes.StepLimit), TSizes.StepLimit, "1 or more");
        Check(
            !float.IsNaN(TSizes.SolvedReturn), nameof(TSizes.SolvedReturn), TSizes.SolvedReturn,
            "numbers, or infinity where none is agreed on");
        for (int index = 0; index < TSizes.ObservationSize; index++)
        {
            float scale = TSizes.ObservationScale(index);
            if (!float.IsFinite(scale))
                Check(false, $"{nameof(TSizes.ObservationScale)}({index})", scale, "finite numbers");
        }

        void Component(string member, int size) =>
            Check(size is >= 1 and <= Sizes.MostComponents, member, size, $"1 to {Sizes.MostComponents}");

        void Check<TValue>(bool condition, string member, TValue value, string accepted) =>
            EvolutionStrategyOptions.Require(condition, $"{environment.Name}.{member}", value, accepted);
    }

    /// <summary>The same of a world, with its workspace.</summary>
    /// <exception cref="ArgumentException">A size is outside its range, or two contradict each other.</exception>
    public static void RequireWorld<TWorld>()
        where TWorld : unmanaged, IWorld<TWorld>
    {
        Require<TWorld>(TWorld.Environment);
        EvolutionStrategyOptions.Require(
            TWorld.WorkspaceSize is >= 0 and <= Sizes.LargestWorkspace, $"{TWorld.Environment.Name}.WorkspaceSize",
            TWorld.WorkspaceSize, $"0 to {Sizes.LargestWorkspace}");
    }
}
