using ILGPU;

namespace GpuEs;

/// <summary>Draws the candidates' noise: eight neighbouring candidates share a block of random bits.</summary>
internal static class CandidateNoiseKernel
{
    /// <summary>Bits that hold the octet in a counter; those above hold the coordinate.</summary>
    public const int OctetBits = 17;

    /// <summary>Coordinates that have counters of their own.</summary>
    public const int MostCoordinates = 1 << (32 - OctetBits);

    /// <param name="Shape">Sizes.</param>
    /// <param name="FirstAgent">The chunk's first agent.</param>
    /// <param name="Octets">Octets of candidates that are drawn.</param>
    /// <param name="Source">Of this iteration's domain.</param>
    /// <param name="Streams">[M].</param>
    /// <param name="Noise">Out: [chunk agents x coordinates x stride].</param>
    public readonly record struct Arguments(
        PlanShape Shape, int FirstAgent, int Octets, CounterNoise Source, ArrayView<AgentStream> Streams,
        ArrayView<short> Noise);

    public static void Draw(Index1D index, Arguments arguments)
    {
        int octet = index % arguments.Octets, row = index / arguments.Octets;
        int coordinate = row % arguments.Shape.Coordinates, slot = row / arguments.Shape.Coordinates;

        AgentStream stream = arguments.Streams[arguments.FirstAgent + slot];
        NoiseOctet noise = arguments.Source.Octet(stream.Plan, stream.Stream, FirstCounter(coordinate) | octet);
        noise.CopyTo(arguments.Noise, arguments.Shape.Row(slot, coordinate) + octet * NoiseOctet.Size);
    }

    /// <summary>The counter of a coordinate's first octet.</summary>
    public static int FirstCounter(int coordinate) => coordinate << OctetBits;

    /// <summary>The random domain of an iteration.</summary>
    public static uint Domain(int iteration) => RandomDomain.Planning | ((uint)iteration << 8);
}
