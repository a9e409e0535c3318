namespace GpuEs;

/// <summary>
/// Eight threads run the chains of up to four outputs, one output after the other, so that neighbouring threads read
/// neighbouring weights. For processors: with a thread for every chain, PoCL made 32 gathers, a seventh of the time at
/// 64-64.
/// </summary>
internal readonly struct ChainsInColumns : IOutputChains
{
    public static void Run(in SharedOutput output, in SharedActivations activations)
    {
        FusedShape shape = output.Shape;
        int columns = (shape.Outputs + 3) / 4, lanes = columns * OutputLayer.Chains;
        for (int first = 0; first < lanes; first += shape.Threads)
        {
            int lane = first + shape.Neuron;
            if (lane >= lanes)
                continue;
            int column = columns == 1 ? 0 : lane / OutputLayer.Chains;
            int chain = columns == 1 ? lane : lane % OutputLayer.Chains;
            for (int neuron = column; neuron < shape.Outputs; neuron += columns)
                output.Chains[output.FirstChain(shape.Slot, neuron) + chain] = Chain(output, activations, neuron, chain);
        }
    }

    private static float Chain(in SharedOutput output, in SharedActivations activations, int neuron, int chain)
    {
        FusedShape shape = output.Shape;
        int row = output.FirstWeight(shape.Slot, neuron);
        float sum = 0f;
        for (int first = 0; first < shape.LastWidth; first += OutputLayer.Chains)
        {
            int input = first + chain;
            if (first + OutputLayer.Chains <= shape.LastWidth || input < shape.LastWidth)
                sum = Exact.MultiplyAdd(output.Weights[row + input], activations.Get(shape.Slot, shape.Depth, input), sum);
        }

        return sum;
    }
}
