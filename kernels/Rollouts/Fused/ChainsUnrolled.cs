using ILGPU;

namespace GpuEs;

/// <summary>
/// A thread for every chain, its links unrolled by type. For GPUs: as a loop, the links of CartPole 64-64 took 16 turns of
/// some 25 instructions, most of them addresses and the branches around them.
/// </summary>
/// <typeparam name="TLinks">The links that every chain has.</typeparam>
internal readonly struct ChainsUnrolled<TLinks> : IOutputChains
    where TLinks : struct, IChainLinks
{
    private const int ChainBits = 3;

    public static void Run(in SharedOutput output, in SharedActivations activations)
    {
        FusedShape shape = output.Shape;
        int lanes = shape.Outputs * OutputLayer.Chains;
        if (lanes <= shape.Threads)
        {
            if (shape.Neuron < lanes)
                Run(output, activations, shape.Neuron);
            return;
        }

        for (int lane = shape.Neuron; lane < lanes; lane += shape.Threads)
            Run(output, activations, lane);
    }

    private static void Run(in SharedOutput output, in SharedActivations activations, int lane)
    {
        FusedShape shape = output.Shape;

        // By bits: ILGPU divides by constants at run time, 130 cycles on an H100.
        int chain = lane & (OutputLayer.Chains - 1), neuron = lane >> ChainBits;

        // A chain without any link starts nowhere, but within the layer.
        int start = shape.LastWidth < OutputLayer.Chains ? Math.Min(chain, shape.LastWidth - 1) : chain;
        ArrayView<float> weights = output.Weights.SubView(output.FirstWeight(shape.Slot, neuron) + start);
        ArrayView<float> inputs = activations.Row(shape.Slot, shape.Depth).Cast<float>().SubView(start);
        float sum = TLinks.Run(weights, inputs, 0, 0f);
        int last = TLinks.Count * OutputLayer.Chains, rest = shape.LastWidth - last;
        if (rest > 0 && chain < rest)
            sum = Exact.MultiplyAdd(weights[last], inputs[last], sum);
        output.Chains[output.FirstChain(shape.Slot, 0) + lane] = sum;
    }
}
