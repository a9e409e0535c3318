using ILGPU;

namespace GpuEs;

/// <summary>Where a thread finds the parameters of its neuron: the layer's mean, and its noise in shared memory.</summary>
/// <param name="Unit">What a unit of noise moves a parameter by; negative for the mirrored member.</param>
/// <param name="FirstParameter">The layer's first parameter.</param>
/// <param name="FirstStaged">The parameter whose noise is staged first.</param>
/// <param name="Neurons">Neurons of the layer.</param>
/// <param name="Neuron">The thread's neuron.</param>
/// <param name="Mean">[P].</param>
/// <param name="Noise">The staged noise.</param>
internal readonly record struct NeuronSource(
    float Unit, int FirstParameter, int FirstStaged, int Neurons, int Neuron, ArrayView<float> Mean,
    ArrayView<short> Noise)
{
    public float Bias => Parameter(FirstParameter + Neuron);

    public float Weight(int input) => Parameter(FirstParameter + (input + 1) * Neurons + Neuron);

    public float Parameter(int parameter) =>
        Exact.MultiplyAdd(Unit, Noise[parameter - FirstStaged], Mean[parameter]);
}
