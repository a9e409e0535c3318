namespace GpuEs;

/// <summary>
/// The perturbations of one generation: noise, the subset of the parameters that each direction touches, and how
/// directions belong to members. Members are mean + sigma * noise; with mirrored pairs, direction k gives members
/// 2k (+) and 2k + 1 (-).
/// </summary>
internal readonly struct Perturbation<TNoise>(
    TNoise noise, ulong seed, uint generation, int parameterCount, int subsetSize, bool mirrored)
    where TNoise : struct, INoise
{
    private readonly int mirrored = mirrored ? 1 : 0;

    public uint MembersPerDirection => (uint)mirrored + 1;

    /// <summary>The noise of eight parameters; 0 for those that the direction does not touch.</summary>
    public NoiseOctet Octet(uint direction, int octet)
    {
        if (subsetSize == parameterCount)
            return noise.Octet(generation, direction, octet);

        // Salimans et al. 2017, section 2.1: only a part of the parameters is perturbed. The part is a cyclic window
        // at a random start: rebuilt from integers, and octets outside it cost no noise.
        var counter = new PhiloxBlock(0, direction, generation, RandomDomain.Subset);
        int start = (int)(((ulong)Philox.Draw(seed, counter).Word0 * (uint)parameterCount) >> 32);
        int first = octet * NoiseOctet.Size;
        if (!IsInside(first, start) && !IsInside(first + 7, start) && !IsInside(start, first, NoiseOctet.Size))
            return default;
        NoiseOctet all = noise.Octet(generation, direction, octet);
        return new NoiseOctet
        {
            N0 = IsInside(first, start) ? all.N0 : 0,
            N1 = IsInside(first + 1, start) ? all.N1 : 0,
            N2 = IsInside(first + 2, start) ? all.N2 : 0,
            N3 = IsInside(first + 3, start) ? all.N3 : 0,
            N4 = IsInside(first + 4, start) ? all.N4 : 0,
            N5 = IsInside(first + 5, start) ? all.N5 : 0,
            N6 = IsInside(first + 6, start) ? all.N6 : 0,
            N7 = IsInside(first + 7, start) ? all.N7 : 0,
        };
    }

    private bool IsInside(int parameter, int start) => IsInside(parameter, start, subsetSize);

    private bool IsInside(int parameter, int start, int size)
    {
        int distance = parameter - start;
        return (distance < 0 ? distance + parameterCount : distance) < size;
    }
}
