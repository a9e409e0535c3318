using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using GpuEs.Assembler;
using ILGPU;
using Xunit;

namespace GpuEs.Tests;

/// <summary>What kernels become on CUDA: arithmetic that is exact, and nothing that is slow without need.</summary>
public partial class PtxTests
{
    // Of CartPoleDynamics.Advance.
    private const int CartPoleDivisions = 4;

    // Spills that are worth it, with the reason: none yet.
    private static readonly Dictionary<string, string> KnownSpills = [];

    private static readonly ConcurrentDictionary<string, string> Compiled = [];

    public static TheoryData<string> Kernels => [.. KernelMethods.All().Keys];

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Kernel_CompilesToExactArithmetic(string kernel)
    {
        string ptx = Ptx(kernel);
        AssertExact(ptx);

        // These kernels' activations are indexed at run time, so they cannot be registers.
        string[] indexed = ["RolloutKernel", "LearnedRolloutKernel", "PredictionKernel"];
        if (!indexed.Contains(kernel.Split('.')[0]))
            AssertNone(ptx, Local(), "local memory");
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Kernel_AssemblesWithoutSpills(string kernel)
    {
        Assert.SkipUnless(Ptxas.IsThere, Ptxas.Missing);
        foreach (Gpu gpu in KernelTable.Generations)
        {
            int spilled = Ptxas.Assemble(Ptx(kernel), gpu.Target).SpillBytes;
            Assert.True(spilled == 0 || KnownSpills.ContainsKey(kernel), $"{kernel} spills {spilled} bytes on {gpu.Target}");
        }
    }

    public static TheoryData<string> KernelsWithData => [.. DataKernels.All.Keys];

    // A view of the data is a local of structs within structs; it must not end up in memory.
    [Theory]
    [MemberData(nameof(KernelsWithData))]
    public void KernelWithData_CompilesToExactArithmetic(string kernel)
    {
        string ptx = PtxCompiler.Compile(DataKernels.All[kernel]);
        AssertExact(ptx);
        if (kernel != "portable")
            AssertNone(ptx, Local(), "local memory");
    }

    [Fact]
    public void RealFunctions_CompileToExactArithmetic()
    {
        string ptx = PtxCompiler.Compile(typeof(RealKernel).GetMethod(nameof(RealKernel.Compute), [
            typeof(Index1D), typeof(ArrayView<float>), typeof(ArrayView<float>)])!);
        AssertExact(ptx);
        AssertNone(ptx, Local(), "local memory");
    }

    [Theory]
    [InlineData(typeof(RolloutKernel<,>), "Play")]
    [InlineData(typeof(ModelRolloutKernel<>), "Roll")]
    public void AWorkspace_IsReadAndWrittenInPlace(Type open, string kernel)
    {
        Type[] types = [typeof(WorkspaceWorld<Orchard>), Policy.Mlp([16]).Close()];
        Type closed = open.MakeGenericType(types[..open.GetGenericArguments().Length]);
        string ptx = PtxCompiler.Compile(closed.GetMethod(kernel)!);
        AssertExact(ptx);
        if (!Ptxas.IsThere)
            return;
        AssembledKernel assembled = Ptxas.Assemble(ptx);
        Assert.Equal(0, assembled.SpillBytes);
    }

    [Fact]
    public void Kernels_AreFound()
    {
        // A kernel of each shape that reflection must get right: plain, generic, two methods, two parameters.
        string[] names = [.. KernelMethods.All().Keys];
        Assert.Contains("SortKernel.CompareExchange()", names);
        Assert.Contains("PerturbationKernel.Perturb(TableNoise)", names);
        Assert.Contains("UpdateKernel.Accumulate(ClipUpRule)", names);
        Assert.Contains("UpdateKernel.Propose(ClipUpRule)", names);
        Assert.Contains("UpdateKernel.Apply(ClipUpRule)", names);
        Assert.Contains("RolloutKernel.Play(CartPole, 64-64 Tanh Tanh)", names);
        Assert.Contains("LearnedRolloutKernel.Roll(Pendulum, 16, TanhActivation)", names);
    }

    [Fact]
    public void ExactOperations_AreOneInstructionEach()
    {
        string ptx = Ptx("ArithmeticCheckKernel.Compute()");
        string[] instructions = ["mul.rn.f32", "fma.rn.f32", "div.rn.f32", "sqrt.rn.f32"];
        Assert.All(instructions, instruction => Assert.Contains(instruction, ptx, StringComparison.Ordinal));
    }

    [Fact]
    public void Tanh_DividesWithoutBranches()
    {
        string ptx = Ptx("RolloutKernel.Play(CartPole, 16 Tanh Tanh)");
        Assert.Contains("rcp.approx.ftz.f32", ptx, StringComparison.Ordinal);
        Assert.Equal(CartPoleDivisions, Regex.Count(ptx, @"div\.rn\.f32"));
    }

    [Fact]
    public void CarelessKernels_AreCaught()
    {
        Type careless = typeof(CarelessKernel);
        Assert.Matches(LooseProduct(), PtxCompiler.Compile(careless.GetMethod(nameof(CarelessKernel.BareProduct))!));
        Assert.Matches(Double(), PtxCompiler.Compile(careless.GetMethod(nameof(CarelessKernel.UnsignedToFloat))!));
    }

    private static string Ptx(string kernel) =>
        Compiled.GetOrAdd(kernel, static name => PtxCompiler.Compile(KernelMethods.All()[name]));

    private static void AssertExact(string ptx)
    {
        // The start of tanh's division, whose result is exact all the same: TanhQuotientTests.
        ptx = ptx.Replace("rcp.approx.ftz.f32", "", StringComparison.Ordinal);
        AssertNone(ptx, Call(), "calls that were not inlined");
        AssertNone(ptx, Double(), "64-bit floats");
        AssertNone(ptx, Approximate(), "approximate instructions");
        AssertNone(ptx, FlushToZero(), "instructions that flush to zero");
        AssertNone(ptx, LooseProduct(), "products that may be contracted into sums");
        AssertNone(ptx, LooseRounding(), "instructions whose rounding is left open");
    }

    private static void AssertNone(string ptx, Regex unwanted, string what)
    {
        string[] lines = [.. ptx.Split('\n').Where(line => unwanted.IsMatch(line)).Take(3)];
        Assert.True(lines.Length == 0, $"{what}: {string.Join(" | ", lines.Select(line => line.Trim()))}");
    }

    [GeneratedRegex(@"\bcall\b")]
    private static partial Regex Call();

    // The type's suffix, as in add.f64; registers may be called %f64.
    [GeneratedRegex(@"\.f64\b")]
    private static partial Regex Double();

    [GeneratedRegex(@"\.approx\b")]
    private static partial Regex Approximate();

    [GeneratedRegex(@"\.ftz\b")]
    private static partial Regex FlushToZero();

    [GeneratedRegex(@"\.local\b")]
    private static partial Regex Local();

    [GeneratedRegex(@"\b(mul|mad|fma)(?!\.rn\.f32)[.a-z0-9]*\.f32\b")]
    private static partial Regex LooseProduct();

    [GeneratedRegex(@"\b(div|sqrt|rcp)(?!\.rn\.f32)[.a-z0-9]*\.f32\b")]
    private static partial Regex LooseRounding();
}
