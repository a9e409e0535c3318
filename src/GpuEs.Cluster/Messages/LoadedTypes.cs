using System.Collections.Concurrent;
using System.Reflection;
using Orleans.Serialization.TypeSystem;

namespace GpuEs.Cluster;

/// <summary>
/// Finds the types that messages name, in assemblies that are loaded already. Orleans' own would load others from the
/// program's folder before it asks whether their types are allowed.
/// </summary>
internal sealed class LoadedTypes : TypeResolver
{
    private readonly ConcurrentDictionary<string, Type> found = new();

    public override Type ResolveType(string name) =>
        TryResolveType(name, out Type type) ? type : throw new TypeAccessException($"no type {name} is loaded here");

    public override bool TryResolveType(string name, out Type type)
    {
        if (found.TryGetValue(name, out type!))
            return true;
        type = Type.GetType(name, Loaded, Among, throwOnError: false)!;
        if (type is not null)
            found[name] = type;
        return type is not null;
    }

    private static Assembly? Loaded(AssemblyName name) =>
        AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(assembly => assembly.GetName().Name == name.Name);

    private static Type? Among(Assembly? assembly, string name, bool ignoreCase) => assembly is not null
        ? assembly.GetType(name, throwOnError: false, ignoreCase)
        : AppDomain.CurrentDomain.GetAssemblies()
            .Select(loaded => loaded.GetType(name, throwOnError: false, ignoreCase)).FirstOrDefault(type => type is not null);
}
