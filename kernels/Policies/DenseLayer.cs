namespace GpuEs;

/// <summary>
/// A hidden, fully connected layer. Parameters: the biases of all neurons, then for each input the weights to all neurons,
/// so that neighbouring neurons, which are neighbouring lanes or threads, read neighbouring floats.
/// </summary>
internal static class DenseLayer
{
    public static int ParameterCount(int inputs, int neurons) => neurons * (inputs + 1);

    /// <summary>One neuron's sum: the bias, then one chain of fused multiply-adds over the inputs, in order.</summary>
    public static float Neuron<TMemory>(
        in TMemory parameters, int firstParameter, in TMemory activations, int from, int inputs, int neurons, int neuron)
        where TMemory : struct, IMemory
    {
        int parameter = firstParameter + neuron;
        float sum = parameters[parameter];
        for (int input = 0; input < inputs; input++)
        {
            parameter += neurons;
            sum = Exact.MultiplyAdd(parameters[parameter], activations[from + input], sum);
        }

        return sum;
    }
}
