using System.Runtime.CompilerServices;

namespace GpuEs;

/// <summary>A vector of space, or one a lane.</summary>
internal readonly struct Vector3<T>(T x, T y, T z)
    where T : unmanaged, IReal<T>
{
    public readonly T X = x;
    public readonly T Y = y;
    public readonly T Z = z;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3<T> operator +(Vector3<T> left, Vector3<T> right) =>
        new(left.X + right.X, left.Y + right.Y, left.Z + right.Z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3<T> operator -(Vector3<T> left, Vector3<T> right) =>
        new(left.X - right.X, left.Y - right.Y, left.Z - right.Z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3<T> operator *(Vector3<T> vector, T factor) =>
        new(vector.X * factor, vector.Y * factor, vector.Z * factor);

    /// <summary>vector * factor + addend.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3<T> MultiplyAdd(Vector3<T> vector, T factor, Vector3<T> addend) => new(
        T.MultiplyAdd(vector.X, factor, addend.X),
        T.MultiplyAdd(vector.Y, factor, addend.Y),
        T.MultiplyAdd(vector.Z, factor, addend.Z));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Dot(Vector3<T> left, Vector3<T> right) =>
        T.MultiplyAdd(left.Z, right.Z, T.MultiplyAdd(left.Y, right.Y, left.X * right.X));

    /// <summary>left . right + addend.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T DotAdd(Vector3<T> left, Vector3<T> right, T addend) =>
        T.MultiplyAdd(left.Z, right.Z, T.MultiplyAdd(left.Y, right.Y, T.MultiplyAdd(left.X, right.X, addend)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3<T> Cross(Vector3<T> left, Vector3<T> right) => new(
        T.MultiplyAddNegated(left.Z, right.Y, left.Y * right.Z),
        T.MultiplyAddNegated(left.X, right.Z, left.Z * right.X),
        T.MultiplyAddNegated(left.Y, right.X, left.X * right.Y));

    /// <summary>left x right + addend.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3<T> CrossAdd(Vector3<T> left, Vector3<T> right, Vector3<T> addend) => new(
        T.MultiplyAdd(left.Y, right.Z, T.MultiplyAddNegated(left.Z, right.Y, addend.X)),
        T.MultiplyAdd(left.Z, right.X, T.MultiplyAddNegated(left.X, right.Z, addend.Y)),
        T.MultiplyAdd(left.X, right.Y, T.MultiplyAddNegated(left.Y, right.X, addend.Z)));

    /// <summary>One vector where the mask is true, the other where it is not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3<T> Select(T mask, Vector3<T> whereTrue, Vector3<T> whereFalse) => new(
        T.Select(mask, whereTrue.X, whereFalse.X),
        T.Select(mask, whereTrue.Y, whereFalse.Y),
        T.Select(mask, whereTrue.Z, whereFalse.Z));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3<T> Load<TCells>(TCells cells, int offset)
        where TCells : struct, IWorkspace<TCells, T>
    {
        TCells at = cells.At(offset);
        return new(at[0], at[1], at[2]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3<T> Constant<TTables>(TTables tables, int offset)
        where TTables : struct, ITables =>
        new(tables.Number(offset), tables.Number(offset + 1), tables.Number(offset + 2));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store<TCells>(TCells cells, int offset)
        where TCells : struct, IWorkspace<TCells, T>
    {
        TCells at = cells.At(offset);
        at[0] = X;
        at[1] = Y;
        at[2] = Z;
    }
}
