namespace GpuEs;

/// <summary>
/// The last layer: few neurons with many inputs. Parameters: the biases of all neurons, then each neuron's row of
/// weights. A neuron's sum is eight chains of fused multiply-adds, chain c over inputs c, c + 8, ..., added up in a
/// fixed tree: a single chain would be latency alone, a third of a step of a 64-64 policy on a processor.
/// </summary>
internal static class OutputLayer
{
    public const int Chains = 8;

    /// <summary>One neuron's sum.</summary>
    public static float Neuron<TMemory>(
        in TMemory parameters, int firstParameter, in TMemory activations, int from, int inputs, int neurons, int neuron)
        where TMemory : struct, IMemory
    {
        int row = firstParameter + neurons + neuron * inputs;
        float sum0 = 0f, sum1 = 0f, sum2 = 0f, sum3 = 0f, sum4 = 0f, sum5 = 0f, sum6 = 0f, sum7 = 0f;
        for (int input = 0; input < inputs; input += Chains)
        {
            sum0 = Next(parameters, row, activations, from, inputs, input, sum0);
            sum1 = Next(parameters, row, activations, from, inputs, input + 1, sum1);
            sum2 = Next(parameters, row, activations, from, inputs, input + 2, sum2);
            sum3 = Next(parameters, row, activations, from, inputs, input + 3, sum3);
            sum4 = Next(parameters, row, activations, from, inputs, input + 4, sum4);
            sum5 = Next(parameters, row, activations, from, inputs, input + 5, sum5);
            sum6 = Next(parameters, row, activations, from, inputs, input + 6, sum6);
            sum7 = Next(parameters, row, activations, from, inputs, input + 7, sum7);
        }

        float evenSum = (sum0 + sum4) + (sum2 + sum6), oddSum = (sum1 + sum5) + (sum3 + sum7);
        return (evenSum + oddSum) + parameters[firstParameter + neuron];
    }

    private static float Next<TMemory>(
        in TMemory parameters, int row, in TMemory activations, int from, int inputs, int input, float sum)
        where TMemory : struct, IMemory =>
        input < inputs ? Exact.MultiplyAdd(parameters[row + input], activations[from + input], sum) : sum;
}
