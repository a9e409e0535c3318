namespace GpuEs;

/// <summary>
/// Perceptrons side by side, a member a lane: parameters and activations lie as [index][lane], and every lane has the
/// bits of <see cref="Perceptron{TLayers, TActivation, THead}"/>. Parameters lie in the order in which they are read, since
/// those of larger policies come from the second cache: see <see cref="Places"/>.
/// </summary>
internal sealed unsafe class LanePerceptron<T>
    where T : unmanaged, IReal<T>
{
    // Neurons of a block: eight chains hide each other's latency, and share the load of their input.
    private const int Together = 8;

    private readonly int[] widths;
    private readonly Activation activation;
    private readonly int half;

    /// <param name="policy">The hidden layers.</param>
    /// <param name="inputs">Components of an observation.</param>
    /// <param name="outputs">Raw outputs.</param>
    public LanePerceptron(Policy policy, int inputs, int outputs)
    {
        widths = [inputs, .. policy.Hidden, outputs];
        activation = policy.Activation;
        half = widths.Max();
        Places = PlacesOf(widths);
    }

    /// <summary>
    /// [P] Where each of a member's parameters lies among these: of the hidden layers, the neurons of a block with their
    /// biases, then with their weights input by input.
    /// </summary>
    public int[] Places { get; }

    /// <summary>Numbers of working memory, in each lane.</summary>
    public int ScratchLength => 2 * half;

    /// <summary>Raw outputs for the inputs at the start of scratch.</summary>
    /// <returns>Where in scratch they stand.</returns>
    public T* Run(T* parameters, T* scratch)
    {
        T* from = scratch, to = scratch + half;
        for (int layer = 1; layer < widths.Length; layer++)
        {
            int inputs = widths[layer - 1], neurons = widths[layer];
            if (layer == widths.Length - 1)
            {
                Output(parameters, from, to, inputs, neurons);
                return to;
            }

            Dense(parameters, from, to, inputs, neurons);
            Activate(to, neurons);
            parameters += DenseLayer.ParameterCount(inputs, neurons);
            T* outputs = to;
            to = from;
            from = outputs;
        }

        return from;
    }

    private static void Dense(T* weights, T* input, T* output, int inputs, int neurons)
    {
        for (int neuron = 0, block; neuron < neurons; neuron += block)
        {
            block = BlockAt(neuron, neurons);
            if (block == Together)
                Eight(weights, input, output + neuron, inputs);
            else
                One(weights, input, output + neuron, inputs);
            weights += block * (inputs + 1);
        }
    }

    private static int BlockAt(int neuron, int neurons) => neuron + Together <= neurons ? Together : 1;

    private static int[] PlacesOf(int[] widths)
    {
        var places = new List<int>();
        for (int layer = 1; layer < widths.Length - 1; layer++)
        {
            int inputs = widths[layer - 1], neurons = widths[layer], whole = neurons / Together * Together;
            int first = places.Count;
            for (int row = 0; row <= inputs; row++)
            {
                for (int neuron = 0; neuron < neurons; neuron++)
                {
                    int start = neuron < whole ? neuron / Together * Together : neuron;
                    places.Add(first + start * (inputs + 1) + row * BlockAt(start, neurons) + neuron - start);
                }
            }
        }

        int ofOutputs = (widths[^2] + 1) * widths[^1];
        return [.. places, .. Enumerable.Range(places.Count, ofOutputs)];
    }

    private static void Eight(T* weights, T* input, T* output, int inputs)
    {
        T sum0 = weights[0], sum1 = weights[1], sum2 = weights[2], sum3 = weights[3];
        T sum4 = weights[4], sum5 = weights[5], sum6 = weights[6], sum7 = weights[7];
        for (int index = 0; index < inputs; index++)
        {
            weights += 8;
            T activation = input[index];
            sum0 = T.MultiplyAdd(weights[0], activation, sum0);
            sum1 = T.MultiplyAdd(weights[1], activation, sum1);
            sum2 = T.MultiplyAdd(weights[2], activation, sum2);
            sum3 = T.MultiplyAdd(weights[3], activation, sum3);
            sum4 = T.MultiplyAdd(weights[4], activation, sum4);
            sum5 = T.MultiplyAdd(weights[5], activation, sum5);
            sum6 = T.MultiplyAdd(weights[6], activation, sum6);
            sum7 = T.MultiplyAdd(weights[7], activation, sum7);
        }

        output[0] = sum0;
        output[1] = sum1;
        output[2] = sum2;
        output[3] = sum3;
        output[4] = sum4;
        output[5] = sum5;
        output[6] = sum6;
        output[7] = sum7;
    }

    private static void One(T* weights, T* input, T* output, int inputs)
    {
        T sum0 = weights[0];
        for (int index = 0; index < inputs; index++)
        {
            weights += 1;
            T activation = input[index];
            sum0 = T.MultiplyAdd(weights[0], activation, sum0);
        }

        output[0] = sum0;
    }

    // The chains and the tree of OutputLayer.
    private static void Output(T* parameters, T* input, T* output, int inputs, int neurons)
    {
        T* row = parameters + neurons;
        for (int neuron = 0; neuron < neurons; neuron++, row += inputs)
        {
            T sum0 = 0f, sum1 = 0f, sum2 = 0f, sum3 = 0f, sum4 = 0f, sum5 = 0f, sum6 = 0f, sum7 = 0f;
            int index = 0;
            for (; index + OutputLayer.Chains <= inputs; index += OutputLayer.Chains)
            {
                T* weights = row + index, activations = input + index;
                sum0 = T.MultiplyAdd(weights[0], activations[0], sum0);
                sum1 = T.MultiplyAdd(weights[1], activations[1], sum1);
                sum2 = T.MultiplyAdd(weights[2], activations[2], sum2);
                sum3 = T.MultiplyAdd(weights[3], activations[3], sum3);
                sum4 = T.MultiplyAdd(weights[4], activations[4], sum4);
                sum5 = T.MultiplyAdd(weights[5], activations[5], sum5);
                sum6 = T.MultiplyAdd(weights[6], activations[6], sum6);
                sum7 = T.MultiplyAdd(weights[7], activations[7], sum7);
            }

            sum0 = Next(row, input, inputs, index, sum0);
            sum1 = Next(row, input, inputs, index + 1, sum1);
            sum2 = Next(row, input, inputs, index + 2, sum2);
            sum3 = Next(row, input, inputs, index + 3, sum3);
            sum4 = Next(row, input, inputs, index + 4, sum4);
            sum5 = Next(row, input, inputs, index + 5, sum5);
            sum6 = Next(row, input, inputs, index + 6, sum6);
            T evenSum = (sum0 + sum4) + (sum2 + sum6), oddSum = (sum1 + sum5) + (sum3 + sum7);
            output[neuron] = (evenSum + oddSum) + parameters[neuron];
        }
    }

    private static T Next(T* row, T* input, int inputs, int index, T sum) =>
        index < inputs ? T.MultiplyAdd(row[index], input[index], sum) : sum;

    private void Activate(T* values, int count)
    {
        if (activation == Activation.Tanh)
        {
            for (int index = 0; index < count; index++)
                values[index] = T.Tanh(values[index]);
        }
        else if (activation == Activation.Relu)
        {
            for (int index = 0; index < count; index++)
                values[index] = T.Select(values[index] < 0f, 0f, values[index]);
        }
    }
}
