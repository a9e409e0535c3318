using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace GpuEs.Tests;

/// <summary>What a kernel takes on a Hopper GPU, by NVIDIA's assembler; needs no GPU. tests/ptxas.sh fetches it.</summary>
/// <param name="Registers">Of a thread.</param>
/// <param name="SpillBytes">That a thread writes to memory for want of registers.</param>
/// <param name="SharedBytes">Static shared memory of a group.</param>
internal sealed partial record Ptxas(int Registers, int SpillBytes, int SharedBytes)
{
    /// <summary>Where it is missing, why tests that need it are skipped.</summary>
    public const string Missing = "there is no ptxas: GPUES_PTXAS does not name one; tests/ptxas.sh DIR fetches it";

    private static readonly string? Assembler = Environment.GetEnvironmentVariable("GPUES_PTXAS");

    /// <summary>Whether it can be run.</summary>
    public static bool IsThere => File.Exists(Assembler);

    /// <summary>Assembles a kernel.</summary>
    public static Ptxas Assemble(string ptx)
    {
        // ILGPU prints what the assembler of CUDA 11.8 does not know, and not the GPU that it was asked for.
        string text = ptx.Replace(".version 8.0", ".version 7.8", StringComparison.Ordinal)
            .Replace(".target sm_80", ".target sm_90", StringComparison.Ordinal);
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, text);
            using Process process = Process.Start(
                new ProcessStartInfo(Assembler!, ["-v", "-arch=sm_90", "-o", "/dev/null", file])
                {
                    RedirectStandardError = true,
                })!;
            string report = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0
                ? new(Number(Register(), report), Number(Spill(), report), Number(Shared(), report))
                : throw new InvalidOperationException($"ptxas refuses the kernel: {report}");
        }
        finally
        {
            File.Delete(file);
        }
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
