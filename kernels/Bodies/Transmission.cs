using System.Runtime.CompilerServices;

namespace GpuEs;

/// <summary>
/// Lengths that are weighted sums of positions, as joints' and fixed tendons' are, and the forces along them. A term is a
/// position and a degree of freedom, and at the same place among the floats its weight.
/// </summary>
internal static class Transmission<T, TCells, TTables>
    where T : unmanaged, IReal<T>
    where TCells : struct, IWorkspace<TCells, T>
    where TTables : struct, ITables
{
    public const int QposAdr = 0;
    public const int Dof = 1;
    public const int Wholes = 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Length(TCells cells, TTables tables, in BodyLayout layout, int terms, int count, int weights)
    {
        T length = 0f;
        for (int k = 0; k < count; k++)
            length = T.MultiplyAdd(tables.Number(weights + k), cells[layout.Qpos + tables.Whole(terms + Wholes * k + QposAdr)], length);
        return length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Velocity(TCells cells, TTables tables, in BodyLayout layout, int terms, int count, int weights)
    {
        T velocity = 0f;
        for (int k = 0; k < count; k++)
            velocity = T.MultiplyAdd(tables.Number(weights + k), cells[layout.Qvel + tables.Whole(terms + Wholes * k + Dof)], velocity);
        return velocity;
    }

    /// <summary>Adds what a force along the length does to each degree of freedom.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Push(TCells forces, TTables tables, int terms, int count, int weights, T force)
    {
        for (int k = 0; k < count; k++)
        {
            int dof = tables.Whole(terms + Wholes * k + Dof);
            forces[dof] = T.MultiplyAdd(tables.Number(weights + k), force, forces[dof]);
        }
    }
}
