namespace GpuEs.Tests;

/// <summary>Sizes at the borders of groups and octets, with every way to perturb.</summary>
internal static class StageOptions
{
    // The smallest table that holds the largest parameter vector with room to start in different places.
    private const int TableLength = 2048;

    private static int[] ParameterCounts => [1, 7, 8, 9, 17, 1025];

    private static int[] Populations => [2, 16, 18, 34, 1026];

    private static bool[] Mirrored => [true, false];

    private static float[] Fractions => [1f, 0.3f];

    /// <summary>Every size, noise source, mirrored or not, whole or partial; but not much of both sizes at once.</summary>
    public static IEnumerable<(EvolutionStrategyOptions Options, int ParameterCount)> All() =>
        from population in Populations
        from parameterCount in ParameterCounts
        where population * parameterCount <= 34 * 1025
        from noise in Enum.GetValues<NoiseKind>()
        from mirrored in Mirrored
        from fraction in Fractions
        select (new EvolutionStrategyOptions
        {
            Population = population,
            Noise = noise,
            NoiseTableLength = TableLength,
            Mirrored = mirrored,
            PerturbedFraction = fraction,
            Seed = 7,
        }, parameterCount);

    /// <summary>The part of the options that tells them apart in a message.</summary>
    public static string Describe(EvolutionStrategyOptions options, int parameterCount) =>
        $"{options.Population} members, {parameterCount} parameters, {options.Noise}, "
        + $"mirrored {options.Mirrored}, fraction {options.PerturbedFraction}";
}
