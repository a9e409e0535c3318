using System.Reflection;
using System.Runtime.CompilerServices;

namespace GpuEs;

/// <summary>
/// Finds what kernels cannot run in the code of an environment, an objective or a policy, on machines without a GPU too.
/// Devices refuse such code with these sentences; the host runs it, and warns.
/// </summary>
public static class KernelCheck
{
    // What only the host asks for.
    private static readonly string[] HostMembers = ["SolvedReturn", "StartLimit", "Goal", "DataLength", "InitialDeviation"];

    private static readonly Type[] Wrappers = [typeof(PlainWorld<>), typeof(DataWorld<>), typeof(WorkspaceWorld<>), typeof(PlainObjective<>)];

    private static readonly ConditionalWeakTable<Type, IReadOnlyList<string>> Known = [];

    /// <summary>
    /// One sentence for each construct: the struct, the member, the construct and what to write instead. Empty where kernels
    /// can run all of it.
    /// </summary>
    /// <typeparam name="T">An environment, an objective or a policy.</typeparam>
    public static IReadOnlyList<string> Of<T>()
        where T : unmanaged => Of(typeof(T));

    internal static IReadOnlyList<string> Of(Type type) => Known.GetValue(type, Find);

    /// <summary>The sentences of all structs of its users' own that a kernel is made of.</summary>
    internal static IEnumerable<string> Of(MethodInfo kernel) =>
        (kernel.DeclaringType?.GetGenericArguments() ?? []).Select(Played).Where(IsTheUsers).SelectMany(Of);

    // A world is the library's, the environment in it may be the user's; so are objectives wrapped.
    private static Type Played(Type type) =>
        type.IsGenericType && Wrappers.Contains(type.GetGenericTypeDefinition()) ? type.GenericTypeArguments[0] : type;

    private static bool IsTheUsers(Type type) => type.Assembly != KernelCode.Kernels && Seams(type).Any();

    private static IEnumerable<Type> Seams(Type type) => type.GetInterfaces().Where(seam =>
        seam.Assembly == KernelCode.Kernels
        && seam.Name.Split('`')[0] is "IEnvironment" or "IDataEnvironment" or "IWorkspaceEnvironment" or "IView" or "ISizes"
            or "IObjective" or "IDataObjective" or "IPolicy");

    private static IReadOnlyList<string> Find(Type type)
    {
        var code = new KernelCode(type);
        HashSet<string> members = [.. Seams(type).SelectMany(seam => seam.GetMethods()).Select(KernelCode.MemberName)];
        members.ExceptWith(HostMembers);
        foreach (FieldInfo field in type.GetFields(KernelCode.Declared).Where(field => !field.IsStatic))
            code.ReadField(field);
        foreach (MethodInfo method in type.GetMethods(KernelCode.Declared))
        {
            if (members.Contains(KernelCode.MemberName(method)))
                code.Read(method);
        }

        return code.Findings;
    }
}
