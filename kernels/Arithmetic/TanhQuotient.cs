using ILGPU.IR.Intrinsics;

namespace GpuEs;

/// <summary>
/// The division of tanh's polynomials, rounded once. CUDA's own division checks its operands and has a branch to a
/// subroutine behind it, after which threads wait for each other: in a row of neurons no two divisions overlap. These
/// operands need neither, so <see cref="TanhQuotientIntrinsics"/> puts six straight instructions in its place there.
/// </summary>
internal static class TanhQuotient
{
    /// <param name="numerator">x P(x^2) of <see cref="TanhRational"/>.</param>
    /// <param name="denominator">Q(x^2), 1 or more.</param>
    [IntrinsicImplementation]
    public static float Divide(float numerator, float denominator) => numerator / denominator;
}
