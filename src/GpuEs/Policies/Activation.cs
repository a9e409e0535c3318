namespace GpuEs;

/// <summary>A hidden layer's activation function.</summary>
public enum Activation
{
    /// <summary>Hyperbolic tangent.</summary>
    Tanh,

    /// <summary>max(0, x).</summary>
    Relu,

    /// <summary>x.</summary>
    Identity,
}
