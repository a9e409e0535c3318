namespace GpuEs.Tests;

/// <summary>
/// A perceptron in double precision. Parameters, layer by layer: the biases, then in a hidden layer for each input the
/// weights to all neurons, in the last for each neuron the weights from all inputs.
/// </summary>
internal sealed class ReferencePerceptron(IReadOnlyList<int> hidden, Activation activation, int outputs)
{
    public double[] Outputs(ReadOnlySpan<float> parameters, double[] observation)
    {
        double[] inputs = observation;
        foreach (int neurons in hidden)
        {
            inputs = Array.ConvertAll(Layer(ref parameters, inputs, neurons, inputStride: neurons, neuronStride: 1), Activate);
        }

        return Layer(ref parameters, inputs, outputs, inputStride: 1, neuronStride: inputs.Length);
    }

    private static double[] Layer(
        ref ReadOnlySpan<float> parameters, double[] inputs, int neurons, int inputStride, int neuronStride)
    {
        var sums = new double[neurons];
        for (int neuron = 0; neuron < neurons; neuron++)
        {
            sums[neuron] = parameters[neuron];
            for (int input = 0; input < inputs.Length; input++)
                sums[neuron] += parameters[neurons + input * inputStride + neuron * neuronStride] * inputs[input];
        }

        parameters = parameters[(neurons * (inputs.Length + 1))..];
        return sums;
    }

    private double Activate(double sum) => activation switch
    {
        Activation.Tanh => Math.Tanh(sum),
        Activation.Relu => Math.Max(0, sum),
        _ => sum,
    };
}
