using System.Reflection;
using ILGPU;
using ILGPU.Backends.OpenCL;
using ILGPU.Backends.PTX;
using ILGPU.IR;
using ILGPU.IR.Intrinsics;

namespace GpuEs;

/// <summary>Code generation for <see cref="FusedThread"/>.</summary>
internal static class FusedThreadIntrinsics
{
    /// <summary>Teaches a context the thread's index; needed before a fused kernel of it is compiled.</summary>
    public static void Register(Context context)
    {
        MethodInfo method = typeof(FusedThread).GetMethod(nameof(FusedThread.Index))!;
        IntrinsicImplementationManager manager = context.GetIntrinsicManager();
        manager.RegisterMethod(method, new PTXIntrinsic(
            typeof(FusedThreadIntrinsics), nameof(IndexPtx), IntrinsicImplementationMode.Redirect));
        manager.RegisterMethod(method, new CLIntrinsic(
            typeof(FusedThreadIntrinsics), nameof(IndexOpenCL), IntrinsicImplementationMode.GenerateCode));
    }

    private static int IndexPtx() => Group.IdxX;

    // OpenCL declares get_local_id constant, so compilers move it across barriers unless its argument may change there;
    // get_enqueued_local_size, which is not declared so, gives dimension 0 of groups that have one dimension.
    private static void IndexOpenCL(CLBackend backend, CLCodeGenerator generator, Value value)
    {
        var target = generator.Allocate(value);
        using var statement = generator.BeginStatement(target);
        statement.AppendCommand("(int)get_local_id((uint)get_enqueued_local_size(1) - 1)");
    }
}
