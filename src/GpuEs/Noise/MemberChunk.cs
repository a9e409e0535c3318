using ILGPU;
using ILGPU.Runtime;

namespace GpuEs;

/// <summary>The memory for a chunk of members' parameters, which is what keeps memory free of N x P.</summary>
internal static class MemberChunk
{
    // Enough members to fill a GPU many times over, and little beside its memory. A core's cache is far smaller.
    private const long GpuBytes = 256L << 20;
    private const long CpuBytes = 16L << 20;

    // However large a chunk is asked for: a kernel's threads, one for eight of a direction's numbers, are counted in 32 bits.
    private const long MostNumbers = 1L << 33;

    /// <summary>Allocates for as many members as asked for or as fit; halves that while the device has no room.</summary>
    public static (MemoryBuffer1D<float, Stride1D.Dense> Buffer, int Members) Allocate(
        ComputeDevice device, EvolutionStrategyOptions options, int parameterCount)
    {
        for (int members = FirstChoice(device, options, parameterCount); ; members = Whole(members / 2, options))
        {
            try
            {
                return (device.Allocate<float>((long)members * parameterCount), members);
            }
            catch (Exception exception) when (exception is AcceleratorException or OutOfMemoryException)
            {
                // Every driver has a type of its own for being out of memory.
                if (members == options.MembersPerDirection)
                {
                    throw new InvalidOperationException(
                        $"device {device.Description.Specification} has no room for {members} members of "
                        + $"{parameterCount} parameters; lower Hidden or NoiseTableLength", exception);
                }
            }
        }
    }

    public static MemberLayout Layout(ComputeDevice device, int chunkMembers, int parameterCount) =>
        device.PrefersParameterMajor
            ? MemberLayout.ParameterMajor(chunkMembers)
            : MemberLayout.MemberMajor(parameterCount);

    /// <summary>Members of a chunk, if memory is found for them.</summary>
    public static int FirstChoice(ComputeDevice device, EvolutionStrategyOptions options, int parameterCount)
    {
        long fitting = (device.Description.IsGpu ? GpuBytes : CpuBytes) / sizeof(float) / parameterCount;
        long wanted = Math.Min(options.ChunkMembers ?? fitting, MostNumbers / parameterCount);
        return Whole((int)Math.Min(wanted, options.Population), options);
    }

    // Chunks hold whole directions.
    private static int Whole(int members, EvolutionStrategyOptions options) =>
        Math.Clamp(
            members / options.MembersPerDirection * options.MembersPerDirection,
            options.MembersPerDirection, options.Population);
}
