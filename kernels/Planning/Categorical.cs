namespace GpuEs;

/// <summary>
/// Choices by probability, a categorical distribution per step: what takes the Gaussian's place where actions are choices
/// (Rubinstein, "The cross-entropy method for combinatorial and continuous optimization", 1999).
/// </summary>
internal static class Categorical
{
    private const float PerNoiseUnit = 1f / (1 << 15);

    /// <summary>The first choice up to which the probabilities add to more than the noise.</summary>
    /// <param name="probabilities">The choices' probabilities.</param>
    /// <param name="first">The first choice's.</param>
    /// <param name="choices">Number of choices.</param>
    /// <param name="noise">Uniform; its magnitude counts in 2^-15.</param>
    public static int Sample<TMemory>(in TMemory probabilities, int first, int choices, int noise)
        where TMemory : struct, IMemory
    {
        float uniform = Exact.Multiply(Math.Abs(noise), PerNoiseUnit), sum = 0f;
        int choice = 0;
        for (int index = 0; index < choices - 1; index++)
        {
            sum += probabilities[first + index];
            choice += uniform >= sum ? 1 : 0;
        }

        return choice;
    }

    /// <summary>The first of the most probable choices.</summary>
    public static int MostProbable<TMemory>(in TMemory probabilities, int first, int choices)
        where TMemory : struct, IMemory
    {
        int choice = 0;
        float largest = probabilities[first];
        for (int index = 1; index < choices; index++)
        {
            float probability = probabilities[first + index];
            choice = probability > largest ? index : choice;
            largest = probability > largest ? probability : largest;
        }

        return choice;
    }
}
