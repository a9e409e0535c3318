namespace GpuEs;

/// <summary>The sizes of a perceptron on the host.</summary>
internal sealed unsafe class HostPerceptron
{
    private const int Lanes = 8;

    private readonly Activation activation;
    private readonly int half;

    /// <param name="policy">The hidden layers.</param>
    /// <param name="inputs">Components of an observation.</param>
    /// <param name="outputs">Raw outputs.</param>
    /// <exception cref="ArgumentException">There would be too many parameters.</exception>
    public HostPerceptron(Policy policy, int inputs, int outputs)
    {
        Widths = [inputs, .. policy.Hidden, outputs];
        activation = policy.Activation;
        half = (Widths.Max() + Lanes - 1) / Lanes * Lanes;
        ParameterCount = policy.ParameterCount(inputs, outputs);
    }

    /// <summary>Widths of all layers, inputs and outputs included.</summary>
    public int[] Widths { get; }

    /// <summary>P.</summary>
    public int ParameterCount { get; }

    /// <summary>Floats of scratch memory: activations stand in two halves, used in turn.</summary>
    public int ScratchLength => 2 * half;

    /// <summary>The forward pass, with the widths pinned.</summary>
    public ForwardPass ForwardPass(int* widths) => new(widths, Widths.Length, half, activation);
}
