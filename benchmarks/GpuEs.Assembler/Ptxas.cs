using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace GpuEs.Assembler;

/// <summary>NVIDIA's assembler and disassembler, which need no GPU. tests/ptxas.sh fetches them.</summary>
internal static partial class Ptxas
{
    /// <summary>Where they are missing, what that means and how to get them.</summary>
    public const string Missing = "there is no ptxas: GPUES_PTXAS does not name one; tests/ptxas.sh DIR fetches it";

    private static readonly string? Assembler = Environment.GetEnvironmentVariable("GPUES_PTXAS");

    /// <summary>Whether they can be run.</summary>
    public static bool IsThere => File.Exists(Assembler);

    /// <summary>Assembles a kernel.</summary>
    /// <param name="ptx">Its text.</param>
    /// <param name="target">sm_90 (Hopper) or sm_80 (A100).</param>
    /// <exception cref="InvalidOperationException">The assembler refuses it.</exception>
    public static AssembledKernel Assemble(string ptx, string target = "sm_90")
    {
        // ILGPU prints what the assembler of CUDA 11.8 does not know, and not the GPU that it was asked for.
        string text = ptx.Replace(".version 8.0", ".version 7.8", StringComparison.Ordinal)
            .Replace(".target sm_80", $".target {target}", StringComparison.Ordinal);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("gpues-ptxas");
        try
        {
            string source = Path.Combine(folder.FullName, "kernel.ptx"), binary = Path.Combine(folder.FullName, "kernel.cubin");
            File.WriteAllText(source, text);
            string report = Run(Assembler!, "-v", $"-arch={target}", "-o", binary, source).Errors;
            string disassembler = Path.Combine(Path.GetDirectoryName(Assembler)!, "nvdisasm");
            return new(
                Number(Register(), report), Number(Spill(), report), Number(Shared(), report),
                Listing.Parse(Run(disassembler, "-c", "-hex", binary).Output));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static (string Output, string Errors) Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? (output, errors.Result)
            : throw new InvalidOperationException($"{Path.GetFileName(program)} refuses the kernel: {errors.Result}");
    }

    private static int Number(Regex of, string report) =>
        of.Match(report) is { Success: true } match
            ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
            : 0;

    [GeneratedRegex(@"Used (\d+) registers")]
    private static partial Regex Register();

    [GeneratedRegex(@"(\d+) bytes spill stores")]
    private static partial Regex Spill();

    [GeneratedRegex(@"(\d+) bytes smem")]
    private static partial Regex Shared();
}
