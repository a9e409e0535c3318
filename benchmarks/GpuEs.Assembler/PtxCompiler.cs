using System.Reflection;
using ILGPU;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.PTX;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace GpuEs.Assembler;

/// <summary>Compiles kernels to PTX, as for a Hopper GPU, on machines that have none.</summary>
internal static class PtxCompiler
{
    /// <summary>The text of a kernel, from a context of its own: a kernel that fails poisons its context.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="groupThreads">Threads of its largest group, where it is loaded for a number of them.</param>
    public static string Compile(MethodInfo kernel, int? groupThreads = null)
    {
        using Context context = DeviceContext.Create();
        using var backend = new PTXBackend(context, CudaArchitecture.SM_90, CudaInstructionSet.ISA_80, null!);
        EntryPointDescription entry = kernel.GetParameters()[0].ParameterType == typeof(Index1D)
            ? EntryPointDescription.FromImplicitlyGroupedKernel(kernel)
            : EntryPointDescription.FromExplicitlyGroupedKernel(kernel);
        return ((PTXCompiledKernel)backend.Compile(entry, new KernelSpecialization(groupThreads, null))).PTXAssembly;
    }
}
