using ILGPU;

namespace GpuEs.Tests;

/// <summary>What kernels must not do, to prove that the checks of their PTX see it.</summary>
public static class CarelessKernel
{
    public static void BareProduct(Index1D index, ArrayView<float> values) =>
        values[index] = values[index] * values[index + 1] + values[index + 2];

    public static void UnsignedToFloat(Index1D index, ArrayView<uint> words, ArrayView<float> values) =>
        values[index] = words[index];
}
