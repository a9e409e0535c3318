using ILGPU;

namespace GpuEs;

/// <summary>
/// The output layer of a group's members. It is narrow, so its weights stay in shared memory rather than take registers
/// of every thread, and threads share out the chains of <see cref="OutputLayer"/> rather than the neurons.
/// </summary>
/// <param name="Shape">The network's sizes.</param>
/// <param name="Weights">The members' parameters of the layer.</param>
/// <param name="Chains">The chains' sums.</param>
internal readonly record struct SharedOutput(
    FusedShape Shape, ArrayView<float> Weights, ArrayView<float> Chains)
{
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

    /// <summary>Where a member's chains of a neuron stand.</summary>
    public int FirstChain(int slot, int neuron) => (slot * Shape.Outputs + neuron) * OutputLayer.Chains;

    /// <summary>Where a member's weights of a neuron stand.</summary>
    public int FirstWeight(int slot, int neuron) =>
        slot * Shape.OutputParameters + Shape.Outputs + neuron * Shape.LastWidth;

    /// <summary>A neuron's sum, of its chains.</summary>
    public float Sum(int slot, int neuron)
    {
        ArrayView<float> sums = Chains.SubView(FirstChain(slot, neuron), OutputLayer.Chains);
        float evenSum = (sums[0] + sums[4]) + (sums[2] + sums[6]), oddSum = (sums[1] + sums[5]) + (sums[3] + sums[7]);
        return (evenSum + oddSum) + Weights[slot * Shape.OutputParameters + neuron];
    }
}
