namespace GpuEs.Tests;

/// <summary>
/// A perceptron in double precision. Parameters, layer by layer: the biases, then for each input the weights to all
/// neurons.
/// </summary>
internal sealed class ReferencePerceptron(IReadOnlyList<int> hidden, Activation activation, int outputs)
{
    public double[] Outputs(ReadOnlySpan<float> parameters, double[] observation)
    {
        double[] inputs = observation;
        foreach (int neurons in hidden)
        {
            inputs = Array.ConvertAll(Layer(ref parameters, inputs, neurons), Activate);
        }

        return Layer(ref parameters, inputs, outputs);
    }

    private static double[] Layer(ref ReadOnlySpan<float> parameters, double[] inputs, int neurons)
    {
        var sums = new double[neurons];
        for (int neuron = 0; neuron < neurons; neuron++)
        {
            sums[neuron] = parameters[neuron];
            for (int input = 0; input < inputs.Length; input++)
                sums[neuron] += parameters[neurons + input * neurons + neuron] * inputs[input];
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
