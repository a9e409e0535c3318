using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GpuEs;

/// <summary>
/// <see cref="DenseLayer"/> on the host: eight neurons a vector, each lane one neuron's chain of fused multiply-adds
/// over the inputs, so the bits are those of the kernels. Reads and writes up to eight floats behind the end.
/// </summary>
internal static unsafe class VectorDense
{
    private const int Lanes = 8;

    public static void Forward(float* parameters, float* input, float* output, int inputs, int neurons)
    {
        int neuron = 0;
        for (; neuron + 8 * Lanes <= neurons; neuron += 8 * Lanes)
        {
            if (Vector512.IsHardwareAccelerated)
                FourWideVectors(parameters + neuron, input, output + neuron, inputs, neurons);
            else
                EightVectors(parameters + neuron, input, output + neuron, inputs, neurons);
        }

        for (; neuron + 2 * Lanes <= neurons; neuron += 2 * Lanes)
            TwoVectors(parameters + neuron, input, output + neuron, inputs, neurons);
        for (; neuron < neurons; neuron += Lanes)
            OneVector(parameters + neuron, input, output + neuron, inputs, neurons);
    }

    /// <summary>The bits of <see cref="OutputLayer"/>: lane c of a vector is chain c.</summary>
    public static void Output(float* parameters, float* input, float* output, int inputs, int neurons)
    {
        int whole = inputs / Lanes * Lanes;
        Vector256<float> inRange = Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(inputs - whole)).AsSingle();
        float* row = parameters + neurons;
        for (int neuron = 0; neuron < neurons; neuron++, row += inputs)
        {
            Vector256<float> sums = default;
            for (int index = 0; index < whole; index += Lanes)
                sums = Vector256.FusedMultiplyAdd(Vector256.Load(row + index), Vector256.Load(input + index), sums);

            // What lies behind the end counts as zero.
            if (whole < inputs)
            {
                sums = Vector256.FusedMultiplyAdd(
                    Vector256.Load(row + whole) & inRange, Vector256.Load(input + whole) & inRange, sums);
            }

            Vector128<float> four = sums.GetLower() + sums.GetUpper();
            Vector128<float> two = four + Vector128.Shuffle(four, Vector128.Create(2, 3, 2, 3));
            output[neuron] = (two[0] + two[1]) + parameters[neuron];
        }
    }

    // Eight chains in flight are what it takes to hide the latency of a fused multiply-add behind its throughput.
    private static void EightVectors(float* row, float* input, float* output, int inputs, int neurons)
    {
        Vector256<float> sum0 = Vector256.Load(row), sum1 = Vector256.Load(row + 8);
        Vector256<float> sum2 = Vector256.Load(row + 16), sum3 = Vector256.Load(row + 24);
        Vector256<float> sum4 = Vector256.Load(row + 32), sum5 = Vector256.Load(row + 40);
        Vector256<float> sum6 = Vector256.Load(row + 48), sum7 = Vector256.Load(row + 56);
        for (int index = 0; index < inputs; index++)
        {
            row += neurons;
            Vector256<float> activation = Vector256.Create(input[index]);
            sum0 = Vector256.FusedMultiplyAdd(Vector256.Load(row), activation, sum0);
            sum1 = Vector256.FusedMultiplyAdd(Vector256.Load(row + 8), activation, sum1);
            sum2 = Vector256.FusedMultiplyAdd(Vector256.Load(row + 16), activation, sum2);
            sum3 = Vector256.FusedMultiplyAdd(Vector256.Load(row + 24), activation, sum3);
            sum4 = Vector256.FusedMultiplyAdd(Vector256.Load(row + 32), activation, sum4);
            sum5 = Vector256.FusedMultiplyAdd(Vector256.Load(row + 40), activation, sum5);
            sum6 = Vector256.FusedMultiplyAdd(Vector256.Load(row + 48), activation, sum6);
            sum7 = Vector256.FusedMultiplyAdd(Vector256.Load(row + 56), activation, sum7);
        }

        sum0.Store(output);
        sum1.Store(output + 8);
        sum2.Store(output + 16);
        sum3.Store(output + 24);
        sum4.Store(output + 32);
        sum5.Store(output + 40);
        sum6.Store(output + 48);
        sum7.Store(output + 56);
    }

    // The same in half as many instructions: the processor sees further ahead, into the activations of the layer before.
    private static void FourWideVectors(float* row, float* input, float* output, int inputs, int neurons)
    {
        Vector512<float> sum0 = Vector512.Load(row), sum1 = Vector512.Load(row + 16);
        Vector512<float> sum2 = Vector512.Load(row + 32), sum3 = Vector512.Load(row + 48);
        for (int index = 0; index < inputs; index++)
        {
            row += neurons;
            Vector512<float> activation = Vector512.Create(input[index]);
            sum0 = Vector512.FusedMultiplyAdd(Vector512.Load(row), activation, sum0);
            sum1 = Vector512.FusedMultiplyAdd(Vector512.Load(row + 16), activation, sum1);
            sum2 = Vector512.FusedMultiplyAdd(Vector512.Load(row + 32), activation, sum2);
            sum3 = Vector512.FusedMultiplyAdd(Vector512.Load(row + 48), activation, sum3);
        }

        sum0.Store(output);
        sum1.Store(output + 16);
        sum2.Store(output + 32);
        sum3.Store(output + 48);
    }

    private static void TwoVectors(float* row, float* input, float* output, int inputs, int neurons)
    {
        Vector256<float> sum0 = Vector256.Load(row), sum1 = Vector256.Load(row + Lanes);
        for (int index = 0; index < inputs; index++)
        {
            row += neurons;
            Vector256<float> activation = Vector256.Create(input[index]);
            sum0 = Vector256.FusedMultiplyAdd(Vector256.Load(row), activation, sum0);
            sum1 = Vector256.FusedMultiplyAdd(Vector256.Load(row + Lanes), activation, sum1);
        }

        sum0.Store(output);
        sum1.Store(output + Lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OneVector(float* row, float* input, float* output, int inputs, int neurons)
    {
        Vector256<float> sum = Vector256.Load(row);
        for (int index = 0; index < inputs; index++)
        {
            row += neurons;
            sum = Vector256.FusedMultiplyAdd(Vector256.Load(row), Vector256.Create(input[index]), sum);
        }

        sum.Store(output);
    }
}
