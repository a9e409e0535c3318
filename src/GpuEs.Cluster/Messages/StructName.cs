using System.Reflection;
using System.Text.Json.Serialization;

namespace GpuEs.Cluster;

/// <summary>
/// A struct by name, as it travels. It is looked up in the assemblies that a worker was given and nowhere else, so a
/// message cannot make a worker load or run anything that its owner did not put there.
/// </summary>
/// <param name="Type">The full name, without type arguments.</param>
/// <param name="Assembly">The assembly's simple name.</param>
/// <param name="Module">The compiled module's own mark: another build may compute something else.</param>
internal sealed record StructName(
    [property: JsonRequired] string Type, [property: JsonRequired] string Assembly, [property: JsonRequired] Guid Module)
{
    /// <exception cref="ArgumentException">The type is generic, or inside of one.</exception>
    public static StructName Of(Type type)
    {
        EvolutionStrategyOptions.Require(!type.IsGenericType, "struct", type.Name, "structs without type parameters");
        return new(type.FullName!, type.Assembly.GetName().Name!, type.Module.ModuleVersionId);
    }

    /// <summary>The struct itself.</summary>
    /// <exception cref="ArgumentException">It is not here, or in another build.</exception>
    public Type Resolve(IEnumerable<Assembly> known)
    {
        Assembly? assembly = known.FirstOrDefault(candidate => candidate.GetName().Name == Assembly);
        if (assembly is null)
            throw new ArgumentException($"the assembly {Assembly} with {Type} is not here; start the worker with it");

        // Brackets would name types of yet other assemblies.
        Type? type = Type.Contains('[', StringComparison.Ordinal) ? null : assembly.GetType(Type);
        if (type is null || !type.IsValueType)
            throw new ArgumentException($"the assembly {Assembly} has no struct {Type}");
        return type.Module.ModuleVersionId == Module
            ? type
            : throw new ArgumentException($"the assembly {Assembly} is another build than the one that the run was started with");
    }
}
