using System.Runtime.CompilerServices;

namespace GpuEs;

/// <summary>Decides whether a perceptron runs fused, and closes the kernel's types if it does.</summary>
internal static class FusedPath
{
    // A thread has 255 registers; beyond this many weights some of them would go to memory.
    private const int MostWeightsPerThread = 160;

    // What a thread needs besides (ptxas: 36 for CartPole, 52 for Acrobot; given fewer it spills a few).
    private const int OtherRegisters = 48;

    // A GPU's groups: so many members that one warp steps several worlds, and few enough that other groups play meanwhile. By
    // benchmarks/results/gpu-kernels.md a step of CartPole 64-64 takes a group of four members 1,456 cycles, of which the
    // world's 700 are one warp's; two such groups fit an SM.
    private const int GroupThreads = 256;

    // PoCL runs a group on one core, eight neurons side by side (CartPole, CPU time: 4.5 times as fast as the portable
    // kernel at 64-64, 3.6 at 32-32, 2.8 at 16-16, 1.7 at 16; 0.8 at 8).
    private const int NarrowestOnCpu = 16;

    /// <summary>Why a policy does not run fused, or null if it does.</summary>
    public static string? Obstacle<TWorld>(ComputeDevice device, Policy? policy, EvolutionStrategyOptions options)
        where TWorld : unmanaged, IWorld<TWorld>
    {
        if (options.Path is RolloutPath.Portable or RolloutPath.Registers)
            return "asked for";
        if (TWorld.WorkspaceSize > 0)
            return "the environment keeps its state in a workspace";
        if (policy is null)
            return "the policy is not a built-in perceptron";
        if (policy.Hidden.Count == 0)
            return "the policy has no hidden layer";
        string? limit = Limit<TWorld>(GroupLimits.Of(device), policy, Group<TWorld>(device, policy, options));
        return limit is null && options.Path == RolloutPath.Automatic && !device.Description.IsGpu
            && policy.Hidden.Max() < NarrowestOnCpu
            ? $"layers narrower than {NarrowestOnCpu} are faster so on a processor"
            : limit;
    }

    /// <summary>What of a group's limits a policy would overstep, or null.</summary>
    internal static string? Limit<TWorld>(GroupLimits limits, Policy policy, (int Members, int Directions) group)
        where TWorld : unmanaged, IWorld<TWorld>
    {
        FusedShape shape = FusedShape.Of(
            policy.Hidden, TWorld.ObservationSize, ActionHead<TanhHead>.Outputs<TWorld>(), group.Members, group.Directions);
        int threads = shape.Threads * group.Members, queueBytes = Unsafe.SizeOf<EpisodeQueue<TWorld>>();
        long weights = policy.Hidden.Sum(width => (long)width) - shape.LastWidth + shape.Inputs;
        if (threads > limits.Threads)
            return $"{threads} threads are more than the device's groups hold";
        if (weights > MostWeightsPerThread)
            return $"a thread would hold more than {MostWeightsPerThread} weights";
        if (shape.SharedBytes(queueBytes) > limits.SharedBytes)
        {
            return $"a group would share {shape.SharedBytes(queueBytes):N0} bytes, "
                + $"and the device grants {limits.SharedBytes:N0}";
        }

        if (threads * (weights + OtherRegisters) > limits.Registers)
            return $"{threads} threads of {weights} weights take more than the device's {limits.Registers:N0} registers";

        // Weights, and some copies of the state: ILGPU keeps up to three of what is read by index.
        long stack = threads * (sizeof(float) * (weights + OtherRegisters) + 4L * queueBytes);
        return stack > limits.StackBytes ? $"a group would keep {stack:N0} bytes on a core's stack" : null;
    }

    /// <summary>The fused population; <paramref name="registers"/> is why its policy does not fit a thread's registers.</summary>
    public static DevicePopulation Create<TWorld, TNoise>(
        ComputeDevice device, DeviceNoise<TNoise> noise, Policy policy, EvolutionStrategyOptions options,
        SharedData? data, string registers)
        where TWorld : unmanaged, IWorld<TWorld>
        where TNoise : struct, INoise
    {
        Type network = Close(policy, TWorld.ObservationSize, Group<TWorld>(device, policy, options));
        return ClosedType.Create<DevicePopulation>(
            typeof(FusedPopulation<,,>), [typeof(TWorld), network, typeof(TNoise)], device, noise, options, data, registers);
    }

    /// <summary>The policy as a type: a <see cref="FusedPerceptron{TLayers, TActivation, THead, TGroup}"/>.</summary>
    internal static Type Close(Policy policy, int observationSize, (int Members, int Directions) group)
    {
        Type layers = typeof(FusedEnd<>).MakeGenericType(
            group.Members == 1
                ? typeof(ChainsInColumns)
                : typeof(ChainsUnrolled<>).MakeGenericType(Links(policy.Hidden[^1] / OutputLayer.Chains)));
        for (int layer = policy.Hidden.Count - 1; layer >= 0; layer--)
        {
            int inputs = layer == 0 ? observationSize : policy.Hidden[layer - 1];
            layers = typeof(FusedHidden<,,>).MakeGenericType(
                Policy.WidthType(policy.Hidden[layer]), Weights(inputs), layers);
        }

        return typeof(FusedPerceptron<,,,>).MakeGenericType(
            layers, policy.ActivationType, policy.HeadType,
            typeof(FusedGroup<,>).MakeGenericType(Policy.WidthType(group.Members), Policy.WidthType(group.Directions)));
    }

    /// <summary>The members that a GPU plays in a group, and the directions that they are perturbed in.</summary>
    /// <param name="limits">The GPU's.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="membersPerDirection">2 where they are mirrored, whose noise is made once for both; else 1.</param>
    /// <param name="mostDirections">Of a group, so that small populations have groups for all of the GPU.</param>
    internal static (int Members, int Directions) GpuGroup<TWorld>(
        GroupLimits limits, Policy policy, int membersPerDirection, int mostDirections = int.MaxValue)
        where TWorld : unmanaged, IWorld<TWorld>
    {
        int directions = Math.Clamp(GroupThreads / (policy.Hidden.Max() * membersPerDirection), 1, mostDirections);
        while (directions > 1 && Limit<TWorld>(limits, policy, (directions * membersPerDirection, directions)) is not null)
            directions--;
        return (directions * membersPerDirection, directions);
    }

    // A processor's core plays one member's threads at a time, however many there are.
    private static (int Members, int Directions) Group<TWorld>(
        ComputeDevice device, Policy policy, EvolutionStrategyOptions options)
        where TWorld : unmanaged, IWorld<TWorld>
    {
        if (!device.Description.IsGpu)
            return (1, 1);
        int most = options.Population / options.MembersPerDirection / (2 * device.Accelerator.NumMultiprocessors);
        return GpuGroup<TWorld>(GroupLimits.Of(device), policy, options.MembersPerDirection, Math.Max(most, 1));
    }

    private static Type Links(int count) => count switch
    {
        0 => typeof(NoLink),
        1 => typeof(OneLink),
        _ => typeof(LinkPair<,>).MakeGenericType(Links(count / 2), Links(count - count / 2)),
    };

    // Quads first, so that every quad's inputs are one aligned load.
    private static Type Weights(int count)
    {
        if (count is 1 or 4)
            return count == 1 ? typeof(OneWeight) : typeof(FourWeights);
        int firsts = count < 4 ? 1 : count < 8 ? 4 : count / 8 * 4;
        return typeof(WeightPair<,>).MakeGenericType(Weights(firsts), Weights(count - firsts));
    }
}
