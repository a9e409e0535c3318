using System.Reflection;

namespace GpuEs;

/// <summary>Objects of generic types that are closed at run time, so that sizes are constants of compiled kernels.</summary>
internal static class ClosedType
{
    /// <summary>Closes a type and makes one of it; what the constructor throws arrives as it is.</summary>
    /// <exception cref="ArgumentException">A type does not meet the constraints of what it stands for.</exception>
    public static TResult Create<TResult>(Type open, Type[] types, params object?[] arguments) =>
        (TResult)Activator.CreateInstance(
            open.MakeGenericType(types),
            BindingFlags.Public | BindingFlags.Instance | BindingFlags.DoNotWrapExceptions, binder: null, arguments,
            culture: null)!;
}
