using System.Reflection;

namespace GpuEs.Assembler;

/// <summary>
/// Every kernel of the kernels' assembly, found by reflection, with its generic parameters closed by all that fits
/// them: a new kernel, noise, rule, objective or environment is among them without being named.
/// </summary>
internal static class KernelMethods
{
    private static readonly Assembly Kernels = typeof(RolloutKernel<,>).Assembly;

    private static readonly Policy[] Policies =
        [Policy.Linear(), Policy.Mlp([16]), Policy.Mlp([64, 64]), Policy.Mlp([16], Activation.Relu, Head.Clip)];

    /// <summary>The kernels by name, closed.</summary>
    public static Dictionary<string, MethodInfo> All() =>
        (from open in Kernels.GetTypes()
         where !open.IsNested && Kernel(open).Any()
         from closed in Close(open)
         from method in Kernel(closed)
         select method).ToDictionary(Name);

    private static IEnumerable<MethodInfo> Kernel(Type type) =>
        type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Where(method => type.Name.Split('`')[0].EndsWith("Kernel", StringComparison.Ordinal)
                && method.IsPublic && method.ReturnType == typeof(void));

    private static IEnumerable<Type> Close(Type open)
    {
        if (!open.IsGenericTypeDefinition)
            return [open];
        IEnumerable<Type[]> choices = [[]];
        foreach (Type parameter in open.GetGenericArguments())
            choices = choices.SelectMany(chosen => Fitting(open, parameter).Select(type => (Type[])[.. chosen, type]));
        return choices.Where(IsWorthItsTime).Select(chosen => open.MakeGenericType(chosen));
    }

    // Layers do not look into environments: one environment with all policies and the others with one is enough.
    private static bool IsWorthItsTime(Type[] chosen) =>
        chosen.Length < 2 || Subject(chosen[0]) == typeof(CartPole)
        || chosen[1] == Policies[0].Close() || chosen[1] == Policies[1].LayersType();

    // Their first layer is made for CartPole's observations.
    private static IEnumerable<Type> FusedNetworks() =>
        Policies.Where(policy => policy.Hidden.Count > 0).Select(policy => CloseFused(policy));

    private static Type CloseFused(Policy policy) =>
        FusedPath.Close(
            policy, CartPole.ObservationSize, FusedPath.GpuGroup<PlainWorld<CartPole>>(GroupLimits.Cuda, policy, 2));

    private static IEnumerable<Type> RegisterNetworks() =>
        Policies.Where(IsSmall).Select(policy => RegisterPath.Close(policy, CartPole.ObservationSize, CartPole.ActionChoices));

    private static bool IsSmall(Policy policy) => policy.Hidden.Count < 2;

    private static IEnumerable<Type> Fitting(Type kernel, Type parameter)
    {
        Type constraint = parameter.GetGenericParameterConstraints().Single(type => type.IsInterface);
        if (constraint.Name == typeof(IPolicy<>).Name)
            return Policies.Select(policy => policy.Close());
        if (constraint == typeof(ILayers))
            return Policies.Select(policy => policy.LayersType()).Distinct();
        if (constraint.Name == typeof(IFusedNetwork<>).Name)
            return FusedNetworks();
        if (constraint.Name == typeof(IRegisterNetwork<>).Name)
            return RegisterNetworks();
        if (constraint.Name == typeof(IWorld<>).Name)
            return Implementing(typeof(IEnvironment<>)).Select(type => typeof(PlainWorld<>).MakeGenericType(type));
        if (constraint.Name == typeof(IDataObjective<>).Name)
            return Implementing(typeof(IObjective<>)).Select(type => typeof(PlainObjective<>).MakeGenericType(type));
        Type[] fitting = Implementing(constraint);
        return fitting.Length > 0
            ? fitting
            : throw new InvalidOperationException($"no type is known to close {kernel} with for {constraint}");
    }

    private static Type[] Implementing(Type constraint) =>
        [.. Kernels.GetTypes().Where(type =>
            type is { IsValueType: true, IsGenericTypeDefinition: false }
            && type.GetInterfaces().Any(implemented => implemented.Name == constraint.Name))];

    // The environment of a world, the objective in what wraps it.
    private static Type Subject(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(PlainWorld<>) || type.GetGenericTypeDefinition() == typeof(PlainObjective<>))
            ? type.GetGenericArguments()[0]
            : type;

    private static string Name(MethodInfo method)
    {
        Type type = method.DeclaringType!;
        string arguments = string.Join(", ", type.GetGenericArguments().Select(Short));
        return $"{type.Name.Split('`')[0]}.{method.Name}({arguments})";
    }

    private static string Short(Type type)
    {
        Policy? layers = Array.Find(Policies, candidate => candidate.LayersType() == type);
        if (layers is not null)
            return layers.Hidden.Count == 0 ? "no layers" : string.Join('-', layers.Hidden);
        int policy = Array.FindIndex(Policies, candidate =>
            candidate.Close() == type
            || (candidate.Hidden.Count > 0 && CloseFused(candidate) == type)
            || (IsSmall(candidate) && RegisterPath.Close(candidate, CartPole.ObservationSize, CartPole.ActionChoices) == type));
        return policy < 0
            ? Subject(type).Name
            : $"{string.Join('-', Policies[policy].Hidden)} {Policies[policy].Activation} {Policies[policy].Head}";
    }
}
