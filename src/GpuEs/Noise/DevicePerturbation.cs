using ILGPU;
using ILGPU.Runtime;

namespace GpuEs;

/// <summary>Writes the parameters of a chunk of members on the device.</summary>
internal sealed class DevicePerturbation<TNoise> : IDisposable
    where TNoise : struct, INoise
{
    private readonly Action<Index1D, PerturbationKernel<TNoise>.Arguments> perturb;
    private readonly DeviceNoise<TNoise> noise;
    private readonly EvolutionStrategyOptions options;
    private readonly int octets;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> members;

    public DevicePerturbation(
        ComputeDevice device, DeviceNoise<TNoise> noise, EvolutionStrategyOptions options, int parameterCount)
    {
        this.noise = noise;
        this.options = options;
        octets = (parameterCount + NoiseOctet.Size - 1) / NoiseOctet.Size;
        perturb = device.Load<PerturbationKernel<TNoise>.Arguments>(
            PerturbationKernel<TNoise>.Perturb);
        (members, ChunkMembers) = MemberChunk.Allocate(device, options, parameterCount);
        Layout = MemberChunk.Layout(device, ChunkMembers, parameterCount);
    }

    public int ChunkMembers { get; }

    public MemberLayout Layout { get; }

    public ArrayView<float> Members => members.View;

    /// <summary>Writes the members of a range; it starts at a direction's first member and ends at one's last.</summary>
    public void Perturb(int generation, MemberRange chunk, ArrayView<float> mean)
    {
        int directions = chunk.Count / options.MembersPerDirection;
        perturb(directions * octets, new(
            noise.At(generation), options.SigmaAt(generation), chunk.First / options.MembersPerDirection, octets, Layout,
            mean, members.View));
    }

    public void Dispose() => members.Dispose();
}
