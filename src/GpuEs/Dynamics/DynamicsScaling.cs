namespace GpuEs;

/// <summary>
/// Between the units of an environment and a network's numbers. The network sees (input - offset) * scale; its output
/// stands for scale * output + offset. Near-standard inputs and outputs are what makes learning work.
/// </summary>
/// <param name="InputOffset">
/// [inputs] The observation's components, then the action's (in the environment's own units), or for choices one input a
/// choice, 1 for the one that is made and 0 for the others.
/// </param>
/// <param name="InputScale">[inputs].</param>
/// <param name="OutputOffset">[outputs] The change of each observation component, then the reward.</param>
/// <param name="OutputScale">[outputs].</param>
public sealed record DynamicsScaling(
    IReadOnlyList<float> InputOffset, IReadOnlyList<float> InputScale, IReadOnlyList<float> OutputOffset,
    IReadOnlyList<float> OutputScale)
{
    /// <summary>The same numbers in lists that nobody else holds.</summary>
    internal DynamicsScaling Copy() => new([.. InputOffset], [.. InputScale], [.. OutputOffset], [.. OutputScale]);

    /// <summary>As <see cref="Scaling{TEnvironment, TMemory}"/> reads them.</summary>
    internal float[] Numbers() => [.. InputOffset, .. InputScale, .. OutputOffset, .. OutputScale];

    /// <summary>From the first of some numbers, in the order of <see cref="Numbers"/>.</summary>
    internal static DynamicsScaling Of(float[] numbers, int inputs, int outputs) => new(
        numbers[..inputs], numbers[inputs..(2 * inputs)], numbers[(2 * inputs)..(2 * inputs + outputs)],
        numbers[(2 * inputs + outputs)..(2 * inputs + 2 * outputs)]);

    /// <exception cref="ArgumentException">A length does not fit, or a number is not finite.</exception>
    internal void Validate(int inputs, int outputs)
    {
        Require(InputOffset, nameof(InputOffset), inputs);
        Require(InputScale, nameof(InputScale), inputs);
        Require(OutputOffset, nameof(OutputOffset), outputs);
        Require(OutputScale, nameof(OutputScale), outputs);
    }

    private static void Require(IReadOnlyList<float> numbers, string name, int length)
    {
        ArgumentNullException.ThrowIfNull(numbers, name);
        EvolutionStrategyOptions.Require(numbers.Count == length, $"{name}'s length", numbers.Count, $"{length}");
        foreach (float number in numbers)
            EvolutionStrategyOptions.Require(float.IsFinite(number), name, number, "finite numbers");
    }
}
