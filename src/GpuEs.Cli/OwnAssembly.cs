using System.Reflection;
using System.Runtime.Loader;

namespace GpuEs.Cli;

/// <summary>
/// An assembly of the user's own, with what lies beside its file. GpuEs stays one: what both sides know is that of the tool.
/// </summary>
internal sealed class OwnAssembly : AssemblyLoadContext
{
    private readonly AssemblyDependencyResolver beside;

    private OwnAssembly(string file)
        : base(file) => beside = new(file);

    /// <exception cref="WrongInputException">It is no assembly, or made for another GpuEs.</exception>
    public static Assembly Load(string option, string file)
    {
        if (!File.Exists(file))
            throw WrongInputException.NotAccepted(option, file, "a file that is there");
        try
        {
            string path = Path.GetFullPath(file);
            Assembly assembly = new OwnAssembly(path).LoadFromAssemblyPath(path);
            RequireThisGpuEs(option, file, assembly);
            return assembly;
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException or ArgumentException)
        {
            throw WrongInputException.NotAccepted(
                option, file, $"a file with an assembly of .NET ({exception.Message})", exception);
        }
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) =>
        !IsShared(assemblyName) && beside.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        beside.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;

    private static bool IsShared(AssemblyName name) => name.Name is "GpuEs" or "GpuEs.Kernels" or "ILGPU";

    // Before version 1 another minor version may be another interface.
    private static void RequireThisGpuEs(string option, string file, Assembly assembly)
    {
        Version here = typeof(EvolutionStrategy).Assembly.GetName().Version!;
        Version? other = assembly.GetReferencedAssemblies()
            .Where(name => IsShared(name) && name.Name != "ILGPU").Select(name => name.Version!)
            .FirstOrDefault(version => version > here || (version.Major, version.Minor) != (here.Major, here.Minor));
        if (other is not null)
        {
            throw WrongInputException.NotAccepted(
                option, file, $"an assembly that was built with GpuEs {here.ToString(3)}; this one needs {other.ToString(3)}");
        }
    }
}
