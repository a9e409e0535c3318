using System.Security.Cryptography;
using Xunit;

namespace GpuEs.Tests;

/// <summary>The same sources in two folders give the same assemblies and packages, byte by byte.</summary>
public class ReproducibleBuildTests(PackedRepository repository) : IClassFixture<PackedRepository>
{
    private static readonly string[] Sources =
    [
        "kernels", Path.Combine("src", "GpuEs"), Path.Combine("src", "GpuEs.Cluster"), Path.Combine("src", "GpuEs.Dashboard"),
        Path.Combine("src", "GpuEs.Cli"),
    ];

    [Fact]
    public void Packages_OfTwoFoldersAreTheSameBytes()
    {
        Dictionary<string, string> here = Built("here"), elsewhere = Built(Path.Combine("else", "where", "deeper"));

        string[] expected =
        [
            "GpuEs.0.1.0.nupkg", "GpuEs.Cluster.0.1.0.nupkg", "GpuEs.Dashboard.0.1.0.nupkg", "GpuEs.Cli.0.1.0.nupkg",
            "GpuEs.Kernels.dll", "GpuEs.Cli.dll",
        ];
        Assert.All(expected, file => Assert.Contains(file, here.Keys));
        Assert.Equal(here, elsewhere);
    }

    private Dictionary<string, string> Built(string name)
    {
        string folder = repository.NewFolder(name), packages = Path.Combine(folder, "packages");
        foreach (string source in Sources)
            Copy(Path.Combine(PackedRepository.Repository, source), Path.Combine(folder, source));
        foreach (string file in Directory.GetFiles(PackedRepository.Repository))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        File.Copy(
            Path.Combine(PackedRepository.Repository, "src", "Directory.Build.props"),
            Path.Combine(folder, "src", "Directory.Build.props"));

        // The others find built what the first has built on the way.
        foreach (string project in (string[])["GpuEs", "GpuEs.Cluster", "GpuEs.Dashboard", "GpuEs.Cli"])
        {
            repository.Dotnet(
                folder, "pack", Path.Combine("src", project), "-c", "Release", "-o", packages, "-nodeReuse:false",
                "-p:UseSharedCompilation=false", "-p:RunAnalyzers=false");
        }

        string output = Path.Combine(folder, "src", "GpuEs.Cli", "bin", "Release", "net10.0");
        return Directory.GetFiles(packages).Concat(Directory.GetFiles(output, "GpuEs*"))
            .ToDictionary(file => Path.GetFileName(file)!, file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))));
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.GetFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (string folder in Directory.GetDirectories(from))
        {
            if (Path.GetFileName(folder) is not ("bin" or "obj"))
                Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
        }
    }
}
