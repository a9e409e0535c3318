using System.Reflection;

namespace GpuEs;

/// <summary>Finds the world that an environment is played in.</summary>
internal static class PlayedWorld
{
    private static readonly MethodInfo Asked =
        typeof(PlayedWorld).GetMethod(nameof(Ask), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>The <see cref="IWorld{TSelf}"/> of an environment that is known at run time alone.</summary>
    /// <exception cref="ArgumentException">The type is not an environment.</exception>
    public static Type Of(Type environment) => Asked.MakeGenericMethod(environment).CreateDelegate<Func<Type>>()();

    private static Type Ask<TEnvironment>()
        where TEnvironment : unmanaged, IPlayable => TEnvironment.World;
}
