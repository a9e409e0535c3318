using ILGPU;

namespace GpuEs;

/// <summary>
/// The operations that one arithmetic rests on, for a device to prove itself with: OpenCL lets drivers round
/// divisions and roots carelessly.
/// </summary>
internal static class ArithmeticCheckKernel
{
    public const int Results = 6;

    public static void Compute(Index1D index, ArrayView<float> operands, ArrayView<float> results)
    {
        float left = operands[index], right = operands[index + 1];
        int first = index * Results;
        results[first] = left / right;
        results[first + 1] = Elementary.Sqrt(Elementary.Abs(left));
        results[first + 2] = Exact.MultiplyAdd(left, right, -Exact.Multiply(left, right));
        results[first + 3] = Exact.Multiply(left, right) + left;
        results[first + 4] = Elementary.Tanh(left);
        results[first + 5] = Elementary.Sin(right);
    }
}
