namespace GpuEs;

/// <summary>A hidden layer's activation function.</summary>
internal interface IActivation
{
    static abstract float Apply(float sum);
}
