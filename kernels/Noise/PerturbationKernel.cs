using ILGPU;

namespace GpuEs;

/// <summary>Writes the parameters of a chunk of members: mean + sigma * noise, one fused multiply-add each.</summary>
internal static class PerturbationKernel<TNoise>
    where TNoise : struct, INoise
{
    /// <param name="Perturbation">The generation's perturbations.</param>
    /// <param name="Sigma">Standard deviation of the perturbation.</param>
    /// <param name="FirstDirection">The chunk's first direction.</param>
    /// <param name="Octets">Octets of the parameter vector.</param>
    /// <param name="Layout">Where the members go.</param>
    /// <param name="Mean">[P] The mean.</param>
    /// <param name="Members">Out: [chunk members x P] by <paramref name="Layout"/>.</param>
    public readonly record struct Arguments(
        Perturbation<TNoise> Perturbation, float Sigma, int FirstDirection, int Octets, MemberLayout Layout,
        ArrayView<float> Mean, ArrayView<float> Members);

    public static void Perturb(Index1D index, Arguments arguments)
    {
        int direction = index / arguments.Octets, octet = index % arguments.Octets;
        NoiseOctet noise = arguments.Perturbation.Octet((uint)(arguments.FirstDirection + direction), octet);
        int member = direction * (int)arguments.Perturbation.MembersPerDirection;
        int parameter = octet * NoiseOctet.Size;
        Write(arguments, member, parameter, noise.N0);
        Write(arguments, member, parameter + 1, noise.N1);
        Write(arguments, member, parameter + 2, noise.N2);
        Write(arguments, member, parameter + 3, noise.N3);
        Write(arguments, member, parameter + 4, noise.N4);
        Write(arguments, member, parameter + 5, noise.N5);
        Write(arguments, member, parameter + 6, noise.N6);
        Write(arguments, member, parameter + 7, noise.N7);
    }

    private static void Write(in Arguments arguments, int member, int parameter, int noise)
    {
        if (parameter >= arguments.Mean.Length)
            return;
        float unit = Exact.Multiply(arguments.Sigma, 1f / NoiseOctet.UnitsPerDeviation);
        float mean = arguments.Mean[parameter];
        long element = (long)member * arguments.Layout.MemberStride + (long)parameter * arguments.Layout.ParameterStride;
        arguments.Members[element] = Exact.MultiplyAdd(unit, noise, mean);
        if (arguments.Perturbation.MembersPerDirection == 2)
            arguments.Members[element + arguments.Layout.MemberStride] = Exact.MultiplyAdd(-unit, noise, mean);
    }
}
