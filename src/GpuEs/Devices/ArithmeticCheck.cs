using ILGPU;
using ILGPU.Runtime;

namespace GpuEs;

/// <summary>Compares a device's arithmetic with the host's, bit by bit, before it is used.</summary>
internal static class ArithmeticCheck
{
    private const int Samples = 4096;

    /// <exception cref="NotSupportedException">A result differs.</exception>
    public static void Run(Accelerator accelerator)
    {
        float[] operands = Operands();
        using var operandBuffer = accelerator.Allocate1D(operands);
        using var resultBuffer = accelerator.Allocate1D<float>(Samples * ArithmeticCheckKernel.Results);
        var kernel = accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<float>, ArrayView<float>>(
            ArithmeticCheckKernel.Compute);
        kernel(Samples, operandBuffer.View, resultBuffer.View);
        accelerator.Synchronize();
        float[] results = resultBuffer.GetAsArray1D();
        for (int sample = 0; sample < Samples; sample++)
        {
            float left = operands[sample], right = operands[sample + 1];
            int first = sample * ArithmeticCheckKernel.Results;
            Require("division", left / right, results[first]);
            Require("square root", Elementary.Sqrt(Elementary.Abs(left)), results[first + 1]);
            float product = Exact.Multiply(left, right);
            Require("fused multiply-add", Exact.MultiplyAdd(left, right, -product), results[first + 2]);
            Require("product and sum", product + left, results[first + 3]);
            Require("tanh", Elementary.Tanh(left), results[first + 4]);
            Require("sine", Elementary.Sin(right), results[first + 5]);
        }
    }

    // Magnitudes from 2^-20 to 2^20, both signs; and subnormals, which a device might flush to zero.
    private static float[] Operands()
    {
        var operands = new float[Samples + 1];
        for (int index = 0; index < operands.Length; index++)
        {
            PhiloxBlock bits = Philox.Draw(0, new PhiloxBlock((uint)index, 0, 0, 0));
            uint exponent = index % 16 == 0 ? 0 : 107 + bits.Word0 % 41;
            operands[index] = BitConverter.UInt32BitsToSingle((bits.Word1 & 0x807FFFFF) | (exponent << 23));
        }

        return operands;
    }

    private static void Require(string operation, float expected, float actual)
    {
        if (BitConverter.SingleToInt32Bits(expected) != BitConverter.SingleToInt32Bits(actual)
            && !(float.IsNaN(expected) && float.IsNaN(actual)))
        {
            throw new NotSupportedException(
                $"its {operation} is not exact ({actual:R} in place of {expected:R}), so results would differ from other devices");
        }
    }
}
