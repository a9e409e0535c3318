namespace GpuEs;

/// <summary>
/// The forces of a resting or streaming fluid on a body as on a box of the same inertia: linear in the velocities by
/// viscosity, quadratic by density, as mj_inertiaBoxFluidModel.
/// </summary>
internal static class FluidForces<T, TCells, TTables>
    where T : unmanaged, IReal<T>
    where TCells : struct, IWorkspace<TCells, T>
    where TTables : struct, ITables
{
    public static void Run(TCells cells, TTables tables, in BodyLayout layout, int index)
    {
        int wholes = layout.FluidWholes + FluidRecord.Wholes * index, numbers = layout.FluidNumbers + FluidRecord.Numbers * index;
        int body = tables.Whole(wholes + FluidRecord.BodyId);
        int tree = tables.Whole(layout.BodyWholes + BodyRecord.Wholes * body + BodyRecord.Tree);
        Vector3<T> angular = Vector3<T>.Load(cells, layout.Cvel + 6 * body);
        Vector3<T> arm = Vector3<T>.Load(cells, layout.Xipos + 3 * body) - Vector3<T>.Load(cells, layout.SubtreeCom + 3 * tree);
        Vector3<T> linear = Vector3<T>.CrossAdd(angular, arm, Vector3<T>.Load(cells, layout.Cvel + 6 * body + 3))
            - new Vector3<T>(layout.WindX, layout.WindY, layout.WindZ);

        // Along the principal axes.
        TCells matrix = cells.At(layout.Xmat + 9 * body);
        Vector3<T> turn = ToAxes(tables, numbers, ToBody(matrix, angular)), shift = ToAxes(tables, numbers, ToBody(matrix, linear));
        Vector3<T> torque = Drag(tables, numbers + FluidRecord.AngularViscosity, numbers + FluidRecord.AngularDensity, turn);
        Vector3<T> force = Drag(tables, numbers + FluidRecord.LinearViscosity, numbers + FluidRecord.LinearDensity, shift);
        force = Rotation<T, TCells>.Multiply(matrix, 0, FromAxes(tables, numbers, force));
        torque = Rotation<T, TCells>.Multiply(matrix, 0, FromAxes(tables, numbers, torque));

        torque = Vector3<T>.CrossAdd(arm, force, torque);
        int chain = tables.Whole(wholes + FluidRecord.Chain), count = tables.Whole(wholes + FluidRecord.ChainNum);
        for (int k = 0; k < count; k++)
        {
            int dof = tables.Whole(chain + k);
            cells[layout.QfrcPassive + dof] += SpatialInertia<T, TCells>.Dot(cells.At(layout.Cdof + 6 * dof), torque, force);
        }
    }

    // -(viscosity v + density |v| v), the second by axes.
    private static Vector3<T> Drag(TTables tables, int viscosity, int density, Vector3<T> velocity)
    {
        T linear = tables.Number(viscosity);
        return new(
            -(T.MultiplyAdd(tables.Number(density), T.Abs(velocity.X), linear) * velocity.X),
            -(T.MultiplyAdd(tables.Number(density + 1), T.Abs(velocity.Y), linear) * velocity.Y),
            -(T.MultiplyAdd(tables.Number(density + 2), T.Abs(velocity.Z), linear) * velocity.Z));
    }

    private static Vector3<T> ToBody(TCells matrix, Vector3<T> world) => new(
        T.MultiplyAdd(matrix[6], world.Z, T.MultiplyAdd(matrix[3], world.Y, matrix[0] * world.X)),
        T.MultiplyAdd(matrix[7], world.Z, T.MultiplyAdd(matrix[4], world.Y, matrix[1] * world.X)),
        T.MultiplyAdd(matrix[8], world.Z, T.MultiplyAdd(matrix[5], world.Y, matrix[2] * world.X)));

    private static Vector3<T> ToAxes(TTables tables, int numbers, Vector3<T> body) =>
        Vector3<T>.MultiplyAdd(Vector3<T>.Constant(tables, numbers + FluidRecord.Rotation + 6), body.Z,
            Vector3<T>.MultiplyAdd(Vector3<T>.Constant(tables, numbers + FluidRecord.Rotation + 3), body.Y,
                Vector3<T>.Constant(tables, numbers + FluidRecord.Rotation) * body.X));

    private static Vector3<T> FromAxes(TTables tables, int numbers, Vector3<T> axes) => new(
        Vector3<T>.Dot(Vector3<T>.Constant(tables, numbers + FluidRecord.Rotation), axes),
        Vector3<T>.Dot(Vector3<T>.Constant(tables, numbers + FluidRecord.Rotation + 3), axes),
        Vector3<T>.Dot(Vector3<T>.Constant(tables, numbers + FluidRecord.Rotation + 6), axes));
}
