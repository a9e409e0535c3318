using ILGPU;

namespace GpuEs;

/// <summary>
/// The gradient of Salimans et al. 2017, algorithm 1, with mirrored sampling:
/// g = 1/(N sigma) * sum over directions k of (w_2k - w_2k+1) eps_k, less decay * mean. Weights and noise are whole
/// numbers, so the sum is exact, whatever its order or split.
/// </summary>
internal static class GradientKernel<TNoise>
    where TNoise : struct, INoise
{
    /// <param name="Perturbation">The generation's perturbations.</param>
    /// <param name="Octets">Octets of the parameter vector.</param>
    /// <param name="DirectionsPerSplit">Directions that one thread adds up.</param>
    /// <param name="Weights">[directions] Weights.</param>
    /// <param name="PartialSums">Out: [splits x octets x 8].</param>
    public readonly record struct Arguments(
        Perturbation<TNoise> Perturbation, int Octets, int DirectionsPerSplit, ArrayView<int> Weights,
        ArrayView<long> PartialSums);

    public static void Accumulate(Index1D index, Arguments arguments)
    {
        int split = index / arguments.Octets, octet = index % arguments.Octets;
        int first = split * arguments.DirectionsPerSplit;
        int end = Math.Min(first + arguments.DirectionsPerSplit, (int)arguments.Weights.Length);
        long sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0, sum4 = 0, sum5 = 0, sum6 = 0, sum7 = 0;
        for (int direction = first; direction < end; direction++)
        {
            NoiseOctet noise = arguments.Perturbation.Octet((uint)direction, octet);
            long weight = arguments.Weights[direction];
            sum0 += weight * noise.N0;
            sum1 += weight * noise.N1;
            sum2 += weight * noise.N2;
            sum3 += weight * noise.N3;
            sum4 += weight * noise.N4;
            sum5 += weight * noise.N5;
            sum6 += weight * noise.N6;
            sum7 += weight * noise.N7;
        }

        long element = (long)index.X * NoiseOctet.Size;
        arguments.PartialSums[element] = sum0;
        arguments.PartialSums[element + 1] = sum1;
        arguments.PartialSums[element + 2] = sum2;
        arguments.PartialSums[element + 3] = sum3;
        arguments.PartialSums[element + 4] = sum4;
        arguments.PartialSums[element + 5] = sum5;
        arguments.PartialSums[element + 6] = sum6;
        arguments.PartialSums[element + 7] = sum7;
    }
}
