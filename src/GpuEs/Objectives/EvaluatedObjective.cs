using System.Reflection;

namespace GpuEs;

/// <summary>Finds what kernels see of an objective.</summary>
internal static class EvaluatedObjective
{
    private static readonly MethodInfo Asked =
        typeof(EvaluatedObjective).GetMethod(nameof(Ask), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>The <see cref="IDataObjective{TSelf}"/> of an objective that is known at run time alone.</summary>
    /// <exception cref="ArgumentException">The type is not an objective.</exception>
    public static Type Of(Type objective) => Asked.MakeGenericMethod(objective).CreateDelegate<Func<Type>>()();

    private static Type Ask<TObjective>()
        where TObjective : unmanaged, IOptimisable => TObjective.Evaluated;
}
