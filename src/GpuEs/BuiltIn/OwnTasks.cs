using System.Reflection;

namespace GpuEs;

/// <summary>The environments and objectives of an assembly of one's own, with what the library does where nothing is said.</summary>
internal static class OwnTasks
{
    private const int Generations = 100;

    /// <summary>The public ones, which kernels can be made of, by the full names of their types.</summary>
    /// <exception cref="ReflectionTypeLoadException">The assembly's types do not fit what is loaded here.</exception>
    public static IReadOnlyList<NamedTask> In(Assembly assembly) =>
        [.. assembly.GetTypes().Where(type => type.IsVisible && type.IsValueType && !type.IsGenericType).SelectMany(Of)];

    private static IEnumerable<NamedTask> Of(Type type)
    {
        if (typeof(IPlayable).IsAssignableFrom(type))
            yield return Closed(nameof(Environment), type, PlayedWorld.Of(type));
        else if (typeof(IOptimisable).IsAssignableFrom(type))
            yield return Closed(nameof(Objective), type, EvaluatedObjective.Of(type));
    }

    private static NamedTask Closed(string method, params Type[] types) => (NamedTask)typeof(OwnTasks)
        .GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(types).Invoke(null, null)!;

    private static NamedTask Environment<TEnvironment, TWorld>()
        where TEnvironment : unmanaged, ISizes
        where TWorld : unmanaged, IWorld<TWorld>
    {
        var preset = new Preset { Policy = Policy.Mlp([16]), Options = new(), Generations = Generations, SolvedValue = 0 };
        return NamedTask.ForWorld<TEnvironment, TWorld>(BuiltInTasks.NameOf(typeof(TEnvironment)), preset, planPreset: null);
    }

    // No value counts as solved, since an objective says of none.
    private static NamedTask Objective<TObjective, TRead>()
        where TObjective : unmanaged
        where TRead : unmanaged, IDataObjective<TRead>
    {
        double never = TRead.Goal == Goal.Maximise ? double.PositiveInfinity : double.NegativeInfinity;
        return NamedTask.ForObjective(
            BuiltInTasks.NameOf(typeof(TObjective)), typeof(TObjective), TRead.Goal,
            _ => new() { Options = new(), Generations = Generations, SolvedValue = never });
    }
}
