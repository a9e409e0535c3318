using ILGPU;

namespace GpuEs;

/// <summary>What a group makes its members' parameters of.</summary>
/// <param name="Perturbation">The generation's perturbations.</param>
/// <param name="Direction">The member's direction.</param>
/// <param name="Unit">What a unit of noise moves a parameter of the thread's member by.</param>
/// <param name="Shape">The network's sizes, and the thread's place in the group.</param>
/// <param name="Mean">[P].</param>
/// <param name="Staging">Shared memory for the direction's noise of the largest layer.</param>
internal readonly record struct MemberSource<TNoise>(
    Perturbation<TNoise> Perturbation, uint Direction, float Unit, FusedShape Shape, ArrayView<float> Mean, ArrayView<short> Staging)
    where TNoise : struct, INoise
{
    /// <summary>
    /// Stages the noise of a layer: all threads of a direction make a share of it, once for both members of a pair.
    /// </summary>
    public NeuronSource Stage(int firstParameter, int parameters, int neurons, int neuron)
    {
        int firstOctet = firstParameter / NoiseOctet.Size;
        int lastOctet = (firstParameter + parameters - 1) / NoiseOctet.Size;
        Group.Barrier();
        for (int octet = firstOctet + Shape.DirectionThread; octet <= lastOctet; octet += Shape.DirectionThreads)
            Perturbation.Octet(Direction, octet).CopyTo(Staging, (octet - firstOctet) * NoiseOctet.Size);

        Group.Barrier();
        return new NeuronSource(
            Unit, firstParameter, firstOctet * NoiseOctet.Size, neurons, neuron, Mean, Staging);
    }
}
