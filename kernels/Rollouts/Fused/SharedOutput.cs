using ILGPU;

namespace GpuEs;

/// <summary>
/// The output layer of a group's members. It is narrow, so its weights stay in shared memory rather than take registers
/// of every thread, and threads share out the chains of <see cref="OutputLayer"/> rather than the neurons.
/// </summary>
/// <param name="Shape">The network's sizes.</param>
/// <param name="Weights">The members' parameters of the layer.</param>
/// <param name="Chains">The chains' sums.</param>
/// <param name="Outputs">The raw outputs.</param>
internal readonly record struct SharedOutput(
    FusedShape Shape, ArrayView<float> Weights, ArrayView<float> Chains, ArrayView<float> Outputs)
{
    // Eight threads run the chains of up to four outputs, one output after the other, so that neighbouring threads read
    // neighbouring weights: with a thread for every chain, PoCL made 32 gathers, a seventh of the time at 64-64.
    private int Columns => (Shape.Outputs + 3) / 4;

    /// <summary>Loads the weights; called by all threads of the group.</summary>
    public void Load<TNoise>(in MemberSource<TNoise> source)
        where TNoise : struct, INoise
    {
        NeuronSource layer = source.Stage(Shape.OutputStart, Shape.OutputParameters, Shape.Outputs, 0);
        int first = Shape.Slot * Shape.OutputParameters;
        for (int parameter = Shape.Neuron; parameter < Shape.OutputParameters; parameter += Shape.Threads)
            Weights[first + parameter] = layer.Parameter(Shape.OutputStart + parameter);
        Group.Barrier();
    }

    /// <summary>Runs the chains; called by all threads of the group.</summary>
    public void RunChains(in SharedActivations activations)
    {
        int lanes = Columns * OutputLayer.Chains;
        for (int first = 0; first < lanes; first += Shape.Threads)
        {
            int lane = first + Shape.Neuron;
            if (lane >= lanes)
                continue;
            int column = Columns == 1 ? 0 : lane / OutputLayer.Chains;
            int chain = Columns == 1 ? lane : lane % OutputLayer.Chains;
            for (int output = column; output < Shape.Outputs; output += Columns)
                Chains[First(Shape.Slot, output) + chain] = Chain(activations, output, chain);
        }
    }

    /// <summary>Adds up a member's chains; called by the thread that plays it.</summary>
    public void AddChains(int slot)
    {
        for (int output = 0; output < Shape.Outputs; output++)
        {
            ArrayView<float> sums = Chains.SubView(First(slot, output), OutputLayer.Chains);
            float evenSum = (sums[0] + sums[4]) + (sums[2] + sums[6]), oddSum = (sums[1] + sums[5]) + (sums[3] + sums[7]);
            Outputs[slot * Shape.Outputs + output] =
                (evenSum + oddSum) + Weights[slot * Shape.OutputParameters + output];
        }
    }

    private float Chain(in SharedActivations activations, int output, int chain)
    {
        int row = Shape.Slot * Shape.OutputParameters + Shape.Outputs + output * Shape.LastWidth;
        float sum = 0f;
        for (int first = 0; first < Shape.LastWidth; first += OutputLayer.Chains)
        {
            int input = first + chain;
            if (first + OutputLayer.Chains <= Shape.LastWidth || input < Shape.LastWidth)
                sum = Exact.MultiplyAdd(Weights[row + input], activations.Get(Shape.Slot, Shape.Depth, input), sum);
        }

        return sum;
    }

    private int First(int slot, int output) => (slot * Shape.Outputs + output) * OutputLayer.Chains;
}
