using System.Runtime.Intrinsics;

namespace GpuEs;

/// <summary>The perceptron's forward pass on the host, in vectors; the bits of <see cref="Perceptron{TLayers, TActivation, THead}"/>.</summary>
internal sealed unsafe class HostPerceptron
{
    private const int Lanes = 8;

    private readonly int[] widths;
    private readonly Activation activation;

    /// <param name="policy">The hidden layers.</param>
    /// <param name="inputs">Components of an observation.</param>
    /// <param name="outputs">Raw outputs.</param>
    public HostPerceptron(Policy policy, int inputs, int outputs)
    {
        widths = [inputs, .. policy.Hidden, outputs];
        activation = policy.Activation;
        Half = (widths.Max() + Lanes - 1) / Lanes * Lanes;
    }

    /// <summary>Floats of scratch memory: activations stand in two halves, used in turn.</summary>
    public int ScratchLength => 2 * Half;

    private int Half { get; }

    /// <summary>Raw outputs for the inputs at the start of scratch.</summary>
    /// <returns>Where in scratch they stand.</returns>
    public float* Forward(float* parameters, float* scratch)
    {
        float* from = scratch, to = scratch + Half;
        for (int layer = 1; layer < widths.Length; layer++)
        {
            int inputs = widths[layer - 1], neurons = widths[layer];
            VectorDense.Forward(parameters, from, to, inputs, neurons);
            if (layer < widths.Length - 1)
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
        for (int index = 0; index < count; index += Lanes)
        {
            Vector256<float> sums = Vector256.Load(values + index);
            Vector256<float> result = activation == Activation.Tanh
                ? VectorTanh.Apply(sums)
                : Vector256.ConditionalSelect(Vector256.LessThan(sums, default), default, sums);
            result.Store(values + index);
        }
    }
}
