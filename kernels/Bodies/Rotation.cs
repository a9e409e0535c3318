using System.Runtime.CompilerServices;

namespace GpuEs;

/// <summary>Unit quaternions (w, and x, y, z as a vector) and rotation matrices (row-major in cells).</summary>
internal static class Rotation<T, TCells>
    where T : unmanaged, IReal<T>
    where TCells : struct, IWorkspace<TCells, T>
{
    /// <summary>The vector turned by the quaternion: v + 2 (w (u x v) + u x (u x v)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3<T> Turn(T w, Vector3<T> u, Vector3<T> vector)
    {
        Vector3<T> cross = Vector3<T>.Cross(u, vector);
        cross += cross;
        return Vector3<T>.CrossAdd(u, cross, Vector3<T>.MultiplyAdd(cross, w, vector));
    }

    /// <summary>(w, u) times (otherW, other), into the first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Multiply(ref T w, ref Vector3<T> u, T otherW, Vector3<T> other)
    {
        T before = w;
        w = T.MultiplyAddNegated(u.Z, other.Z, T.MultiplyAddNegated(u.Y, other.Y, T.MultiplyAddNegated(u.X, other.X, before * otherW)));
        u = Vector3<T>.CrossAdd(u, other, Vector3<T>.MultiplyAdd(u, otherW, other * before));
    }

    /// <summary>The matrix at an offset times the vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3<T> Multiply(TCells cells, int offset, Vector3<T> vector)
    {
        TCells m = cells.At(offset);
        return new(
            T.MultiplyAdd(m[2], vector.Z, T.MultiplyAdd(m[1], vector.Y, m[0] * vector.X)),
            T.MultiplyAdd(m[5], vector.Z, T.MultiplyAdd(m[4], vector.Y, m[3] * vector.X)),
            T.MultiplyAdd(m[8], vector.Z, T.MultiplyAdd(m[7], vector.Y, m[6] * vector.X)));
    }

    /// <summary>The matrix of the quaternion in the cells.</summary>
    public static void ToMatrix(TCells quaternion, TCells matrix)
    {
        T w = quaternion[0], x = quaternion[1], y = quaternion[2], z = quaternion[3];
        T x2 = x + x, y2 = y + y, z2 = z + z;
        T xx = x2 * x, yy = y2 * y, zz = z2 * z;
        T xy = x2 * y, xz = x2 * z, yz = y2 * z;
        T wx = x2 * w, wy = y2 * w, wz = z2 * w;
        matrix[0] = 1f - (yy + zz);
        matrix[1] = xy - wz;
        matrix[2] = xz + wy;
        matrix[3] = xy + wz;
        matrix[4] = 1f - (xx + zz);
        matrix[5] = yz - wx;
        matrix[6] = xz - wy;
        matrix[7] = yz + wx;
        matrix[8] = 1f - (xx + yy);
    }
}
