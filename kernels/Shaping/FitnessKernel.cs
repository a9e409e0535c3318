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

        long first = (long)member * arguments.EpisodesPerMember;
        Sum sum = default;
        for (int episode = 0; episode < arguments.EpisodesPerMember; episode++)
            sum += arguments.Returns[first + episode];
        float fitness = sum.Value / arguments.EpisodesPerMember;
        arguments.Fitness[member] = fitness;
        arguments.Keys[member] = ReturnKey.From(fitness, arguments.Goal);
    }
}
