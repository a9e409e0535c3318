using System.Runtime.Intrinsics;

namespace GpuEs;

/// <summary>The perceptron's forward pass in vectors; the bits of <see cref="Perceptron{TLayers, TActivation, THead}"/>.</summary>
internal readonly unsafe struct ForwardPass(int* widths, int layers, int half, Activation activation)
{
    private const int Lanes = 8;

    /// <summary>Raw outputs for the inputs at the start of scratch.</summary>
    /// <returns>Where in scratch they stand.</returns>
    public float* Run(float* parameters, float* scratch)
    {
        float* from = scratch, to = scratch + half;
        for (int layer = 1; layer < layers; layer++)
        {
            int inputs = widths[layer - 1], neurons = widths[layer];
            if (layer == layers - 1)
            {
                VectorDense.Output(parameters, from, to, inputs, neurons);
                return to;
            }

            VectorDense.Forward(parameters, from, to, inputs, neurons);
            Activate(to, neurons);
            parameters += DenseLayer.ParameterCount(inputs, neurons);
            float* outputs = to;
            to = from;
            from = outputs;
        }

        return from;
    }

    private void Activate(float* values, int count)
    {
        if (activation == Activation.Identity)
            return;
        int index = 0;
        for (; Vector512.IsHardwareAccelerated && index + Real16.Lanes <= count; index += Real16.Lanes)
            Activate((Real16*)(values + index));
        for (; index < count; index += Lanes)
            Activate((Real8*)(values + index));
    }

    private void Activate<T>(T* values)
        where T : unmanaged, IReal<T> =>
        *values = activation == Activation.Tanh ? T.Tanh(*values) : T.Select(*values < 0f, 0f, *values);
}
