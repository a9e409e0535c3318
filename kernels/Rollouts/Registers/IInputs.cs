namespace GpuEs;

/// <summary>What a layer reads: an observation, or the activations of the layer before it.</summary>
internal interface IInputs
{
    /// <summary>The input at an index that is a constant once the types have unrolled.</summary>
    float Input(int index);
}
