using System.Runtime.CompilerServices;

namespace GpuEs;

/// <summary>What a spatial inertia of ten cells (as cinert: xx, yy, zz, xy, xz, yz, mass times centre, mass) does.</summary>
internal static class SpatialInertia<T, TCells>
    where T : unmanaged, IReal<T>
    where TCells : struct, IWorkspace<TCells, T>
{
    /// <summary>Inertia times motion: the momentum of a velocity, the force of an acceleration.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Multiply(
        TCells inertia, Vector3<T> angular, Vector3<T> linear, out Vector3<T> torque, out Vector3<T> force)
    {
        T xy = inertia[3], xz = inertia[4], yz = inertia[5];
        Vector3<T> moment = Vector3<T>.Load(inertia, 6);
        torque = Vector3<T>.CrossAdd(moment, linear, new(
            T.MultiplyAdd(xz, angular.Z, T.MultiplyAdd(xy, angular.Y, inertia[0] * angular.X)),
            T.MultiplyAdd(yz, angular.Z, T.MultiplyAdd(inertia[1], angular.Y, xy * angular.X)),
            T.MultiplyAdd(inertia[2], angular.Z, T.MultiplyAdd(yz, angular.Y, xz * angular.X))));
        force = Vector3<T>.CrossAdd(angular, moment, linear * inertia[9]);
    }

    /// <summary>The product of a motion's cells and a force's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Dot(TCells motion, Vector3<T> torque, Vector3<T> force) =>
        T.MultiplyAdd(motion[5], force.Z, T.MultiplyAdd(motion[4], force.Y, T.MultiplyAdd(motion[3], force.X,
            T.MultiplyAdd(motion[2], torque.Z, T.MultiplyAdd(motion[1], torque.Y, motion[0] * torque.X)))));
}
