using System.Reflection;
using ILGPU;
using ILGPU.Backends.OpenCL;
using ILGPU.Backends.PTX;
using ILGPU.IR;
using ILGPU.IR.Intrinsics;

namespace GpuEs;

/// <summary>
/// Code generation for <see cref="TanhQuotient"/> on CUDA: the device's estimate of the reciprocal, which is wrong by an
/// ulp at most (PTX manual, rcp.approx.ftz.f32), a Newton step, and a correction of the quotient by its exact rest. For
/// every x of tanh's range the result is the rounded quotient, with the estimate exact, an ulp too low or an ulp too
/// high: TanhQuotientTests goes through them.
/// </summary>
internal static class TanhQuotientIntrinsics
{
    /// <summary>Teaches a context the division; needed before any kernel of it is compiled.</summary>
    public static void Register(Context context)
    {
        IntrinsicImplementationManager manager = context.GetIntrinsicManager();
        MethodInfo divide = typeof(TanhQuotient).GetMethod(nameof(TanhQuotient.Divide))!;
        manager.RegisterMethod(divide, new PTXIntrinsic(
            typeof(TanhQuotientIntrinsics), nameof(DividePtx), IntrinsicImplementationMode.Redirect));
        manager.RegisterMethod(divide, new CLIntrinsic(
            typeof(TanhQuotientIntrinsics), nameof(DivideOpenCL), IntrinsicImplementationMode.Redirect));
        MethodInfo estimate = typeof(TanhQuotientIntrinsics).GetMethod(nameof(Reciprocal), BindingFlags.Static | BindingFlags.NonPublic)!;
        manager.RegisterMethod(estimate, new PTXIntrinsic(
            typeof(TanhQuotientIntrinsics), nameof(ReciprocalPtx), IntrinsicImplementationMode.GenerateCode));
    }

    /// <summary>The quotient from an estimate of the denominator's reciprocal.</summary>
    internal static float Divide(float numerator, float denominator, float estimate)
    {
        float reciprocal = Exact.MultiplyAdd(estimate, Exact.MultiplyAdd(-denominator, estimate, 1f), estimate);
        float quotient = Exact.Multiply(numerator, reciprocal);
        float rest = Exact.MultiplyAdd(-denominator, quotient, numerator);
        quotient = Exact.MultiplyAdd(rest, reciprocal, quotient);

        // The correction makes +0 of -0.
        const uint sign = 0x80000000;
        return Interop.IntAsFloat((Interop.FloatAsInt(quotient) & ~sign) | (Interop.FloatAsInt(numerator) & sign));
    }

    private static float DividePtx(float numerator, float denominator) =>
        Divide(numerator, denominator, Reciprocal(denominator));

    private static float DivideOpenCL(float numerator, float denominator) => numerator / denominator;

    [IntrinsicImplementation]
    private static float Reciprocal(float value) => 1f / value;

    private static void ReciprocalPtx(PTXBackend backend, PTXCodeGenerator generator, Value value)
    {
        var argument = generator.LoadPrimitive(value[0]);
        var target = generator.AllocateHardware(value);
        using var command = generator.BeginCommand("rcp.approx.ftz.f32");
        command.AppendArgument(target);
        command.AppendArgument(argument);
    }
}
