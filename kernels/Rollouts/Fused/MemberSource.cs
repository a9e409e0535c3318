using ILGPU;

namespace GpuEs;

/// <summary>What a group makes its members' parameters of.</summary>
/// <param name="Perturbation">The generation's perturbations.</param>
/// <param name="Direction">The group's direction.</param>
/// <param name="Unit">What a unit of noise moves a parameter of the thread's member by.</param>
/// <param name="Mean">[P].</param>
/// <param name="Staging">Shared memory for the noise of the largest layer.</param>
internal readonly record struct MemberSource<TNoise>(
    Perturbation<TNoise> Perturbation, uint Direction, float Unit, ArrayView<float> Mean, ArrayView<short> Staging)
    where TNoise : struct, INoise
{
    /// <summary>
    /// Stages the noise of a layer: all threads of the group make a share of it, once for both members of a pair.
    /// </summary>
    public NeuronSource Stage(int firstParameter, int parameters, int neurons, int neuron)
    {
        int firstOctet = firstParameter / NoiseOctet.Size;
        int lastOctet = (firstParameter + parameters - 1) / NoiseOctet.Size;
        Group.Barrier();
        for (int octet = firstOctet + Group.IdxX; octet <= lastOctet; octet += Group.DimX)
        {
            NoiseOctet noise = Perturbation.Octet(Direction, octet);
            int first = (octet - firstOctet) * NoiseOctet.Size;
            Staging[first] = (short)noise.N0;
            Staging[first + 1] = (short)noise.N1;
            Staging[first + 2] = (short)noise.N2;
            Staging[first + 3] = (short)noise.N3;
            Staging[first + 4] = (short)noise.N4;
            Staging[first + 5] = (short)noise.N5;
            Staging[first + 6] = (short)noise.N6;
            Staging[first + 7] = (short)noise.N7;
        }

        Group.Barrier();
        return new NeuronSource(
            Unit, firstParameter, firstOctet * NoiseOctet.Size, neurons, neuron, Mean, Staging);
    }
}
