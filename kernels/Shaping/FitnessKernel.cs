using ILGPU;

namespace GpuEs;

/// <summary>What is ranked: a member's mean return over its episodes, and that as a key to sort by.</summary>
internal static class FitnessKernel
{
    /// <param name="EpisodesPerMember">E.</param>
    /// <param name="Goal">Direction of the fitness.</param>
    /// <param name="Returns">[N x E] Sum of rewards.</param>
    /// <param name="Fitness">Out: [N] mean return, NaN or infinite if any of the episodes' returns is.</param>
    /// <param name="Keys">Out: [N rounded up to a power of two] keys, then padding.</param>
    public readonly record struct Arguments(
        int EpisodesPerMember, Goal Goal, ArrayView<float> Returns, ArrayView<float> Fitness, ArrayView<uint> Keys);

    public static void Average(Index1D index, Arguments arguments)
    {
        int member = index;
        if (member >= arguments.Fitness.Length)
        {
            arguments.Keys[member] = ReturnKey.Padding;
            return;
        }

        float fitness = Mean(arguments.Returns, (long)member * arguments.EpisodesPerMember, arguments.EpisodesPerMember);
        arguments.Fitness[member] = fitness;
        arguments.Keys[member] = ReturnKey.From(fitness, arguments.Goal);
    }

    private static float Mean(ArrayView<float> returns, long first, int count)
    {
        float sum = returns[first];
        for (int episode = 1; episode < count; episode++)
            sum += returns[first + episode];
        return sum / count;
    }
}
