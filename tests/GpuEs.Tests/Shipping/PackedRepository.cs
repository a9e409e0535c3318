using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit;

namespace GpuEs.Tests;

/// <summary>
/// The repository's packages in a temporary folder, and what it takes to install them there: a NuGet.config that knows
/// only them and the packages that this machine has already, and an installation folder of its own. So nothing is asked
/// of the network, and no package of the user's is replaced.
/// </summary>
public sealed class PackedRepository : IDisposable
{
    public const string Version = "0.1.0-test";

    // Reached where a process hangs; all of them together take less than a minute on two busy cores.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("gpues-packages-");

    public PackedRepository()
    {
        // The README's command. What is built already is packed as it is: tests run from it.
        string[] pack = ReadmeWords("dotnet pack ");
        string configuration = typeof(PackedRepository).Assembly
            .GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        pack = [.. pack.Select(word => word == "artifacts" ? Packages : word == "Release" ? configuration : word)];
        Dotnet(Repository, [.. pack, "--no-build", "-nodeReuse:false", $"-p:PackageVersion={Version}"]);
        string installed = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        File.WriteAllText(Path.Combine(root.FullName, "NuGet.config"), $"""
            <configuration>
              <packageSources><clear /><add key="packed" value="{Packages}" /></packageSources>
              <fallbackPackageFolders><clear /><add key="machine" value="{installed}" /></fallbackPackageFolders>
            </configuration>
            """);
    }

    public static string Repository => Path.GetFullPath(Path.Combine(Here(), "..", "..", ".."));

    public string Packages => Path.Combine(root.FullName, "packages");

    /// <summary>The words after <c>dotnet</c> of the README's command that begins so.</summary>
    public static string[] ReadmeWords(string beginning) => ReadmeTests.Readme.Split('\n')
        .Single(line => line.StartsWith(beginning, StringComparison.Ordinal)).Split(' ')[1..];

    /// <summary>A new folder under the NuGet.config.</summary>
    public string NewFolder(string name) => root.CreateSubdirectory(name).FullName;

    /// <summary>Runs <c>dotnet</c> to its end.</summary>
    /// <returns>Standard output.</returns>
    public string Dotnet(string folder, params string[] arguments) => Run(Path.Combine(DotnetRoot, "dotnet"), folder, arguments);

    /// <summary>Runs a program to its end and demands that it succeeds.</summary>
    /// <returns>Standard output.</returns>
    public string Run(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // What the test runner's own build has set does not concern these processes.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        start.Environment["NUGET_PACKAGES"] = Path.Combine(root.FullName, "installed");
        start.Environment["DOTNET_ROOT"] = DotnetRoot;
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{program} {string.Join(' ', arguments)} did not end in {Patience}");
        }

        Assert.True(
            process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {process.ExitCode}\n{output.Result}\n{error.Result}");
        return output.Result;
    }

    public void Dispose() => root.Delete(recursive: true);

    // .../shared/Microsoft.NETCore.App/10.0.0/System.Private.CoreLib.dll
    private static string DotnetRoot =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
