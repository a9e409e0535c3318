using System.Runtime.CompilerServices;
using ILGPU;

namespace GpuEs;

/// <summary>Decides whether one thread holds all of a perceptron in its registers, and closes the kernel's types.</summary>
internal static class RegisterPath
{
    // A thread has 255 registers. By ptxas for sm_90, parameters + widest layer + state, and what it takes: CartPole 16
    // 136, 168 registers; Acrobot 16 185, 255; Acrobot 8-8 167, 255; CartPole 24 200, 255 and a spill. Within that border it
    // is always the faster one (benchmarks/results/gpu-kernels.md: CartPole 16 takes 19 warp instructions a step, fused 50).
    private const int MostFloats = 186;

    /// <summary>Why a policy does not run so, or null if it does.</summary>
    public static string? Obstacle<TWorld>(ComputeDevice device, Policy? policy, RolloutPath path)
        where TWorld : unmanaged, IWorld<TWorld>
    {
        if (path is not (RolloutPath.Automatic or RolloutPath.Registers))
            return "asked for";
        if (TWorld.WorkspaceSize > 0)
            return "the environment keeps its state in a workspace";
        if (policy is null)
            return "the policy is not a built-in perceptron";
        if (path == RolloutPath.Automatic && !device.Description.IsGpu)
            return "a processor has too few registers";
        int outputs = ActionHead<TanhHead>.Outputs<TWorld>();
        long floats = policy.ParameterCount(TWorld.ObservationSize, outputs)
            + policy.Hidden.Append(outputs).Max() + Unsafe.SizeOf<TWorld>() / sizeof(float);
        return floats > MostFloats ? $"a thread would hold {floats} floats, more than {MostFloats}" : null;
    }

    /// <summary>What plays members so.</summary>
    public static DeviceEvaluation Create<TWorld>(ComputeDevice device, Policy policy)
        where TWorld : unmanaged, IWorld<TWorld>
    {
        Type network = Close(policy, TWorld.ObservationSize, ActionHead<TanhHead>.Outputs<TWorld>());
        var play = typeof(RegisterRolloutKernel<,>).MakeGenericType(typeof(TWorld), network)
            .GetMethod("Play")!.CreateDelegate<Action<Index1D, RolloutArguments>>();
        return new DeviceRollout(device.Load(play));
    }

    /// <summary>The policy as a type: a <see cref="RegisterPerceptron{TLayers, TActivation, THead}"/>.</summary>
    internal static Type Close(Policy policy, int observationSize, int outputs)
    {
        int[] widths = [observationSize, .. policy.Hidden];
        Type weights = Row(widths[^1]), neurons = typeof(OneOutput<>).MakeGenericType(weights);
        for (int output = 1; output < outputs; output++)
            neurons = typeof(OutputPair<,>).MakeGenericType(weights, neurons);
        Type layers = typeof(RegisterOutputLayer<>).MakeGenericType(neurons);
        for (int layer = policy.Hidden.Count; layer >= 1; layer--)
        {
            Type row = Row(widths[layer]);
            layers = typeof(RegisterHidden<,,>).MakeGenericType(Matrix(widths[layer - 1], row), row, layers);
        }

        return typeof(RegisterPerceptron<,,>).MakeGenericType(layers, policy.ActivationType, policy.HeadType);
    }

    private static Type Row(int count) => count == 1
        ? typeof(OneFloat)
        : typeof(RowPair<,>).MakeGenericType(Row(count / 2), Row(count - count / 2));

    private static Type Matrix(int rows, Type row) => rows == 1
        ? typeof(OneRow<>).MakeGenericType(row)
        : typeof(MatrixPair<,,>).MakeGenericType(Matrix(rows / 2, row), Matrix(rows - rows / 2, row), row);
}
