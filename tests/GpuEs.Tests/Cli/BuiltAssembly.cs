using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace GpuEs.Tests.Cli;

/// <summary>An assembly that is built from a few lines, as a user's project would be.</summary>
internal static class BuiltAssembly
{
    private static readonly MetadataReference[] Everything =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(file => MetadataReference.CreateFromFile(file)),
    ];

    /// <summary>Builds it.</summary>
    /// <param name="path">The file; its folder is made.</param>
    /// <param name="source">C#.</param>
    /// <param name="beside">Files of further assemblies that it needs; they stand in for those of the same name here.</param>
    /// <returns>The file.</returns>
    public static string Write(string path, string source, params string[] beside)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string[] replaced = [.. beside.Select(Path.GetFileName)!];
        MetadataReference[] references =
        [
            .. Everything.Where(each => !replaced.Contains(Path.GetFileName(each.Display))),
            .. beside.Select(file => MetadataReference.CreateFromFile(file)),
        ];
        EmitResult result = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(path), [CSharpSyntaxTree.ParseText(source)], references,
            new(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true)).Emit(path);
        return result.Success ? path : throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
    }
}
