namespace GpuEs;

/// <summary>
/// Contacts of planes with ellipsoids, cylinders and boxes, as mjc_PlaneConvex, mjc_PlaneCylinder and mjc_PlaneBox: the
/// lowest point; the lowest of each rim and two more of the lower rim; the lower of each of four opposite pairs of corners.
/// </summary>
internal static class PlaneShapeContacts<T, TCells, TTables>
    where T : unmanaged, IReal<T>
    where TCells : struct, IWorkspace<TCells, T>
    where TTables : struct, ITables
{
    // Sine of a cylinder's tilt below which its lower rim has no lowest point; MuJoCo's is 1e-15, which floats cannot tell.
    private const float LeastTilt = 1e-6f;

    public static void Run(TCells cells, TTables tables, in BodyLayout layout, ref ConstraintSet<T> set)
    {
        int slot = layout.Nlimit + layout.NplanePoint;
        for (int shape = 0; shape < layout.NplaneShape; shape++)
        {
            int kind = tables.Whole(layout.PlaneShapeWholes + PlaneShapeRecord.Wholes * shape + PlaneShapeRecord.Kind);
            int numbers = layout.PlaneShapeNumbers + PlaneShapeRecord.Numbers * shape, points = PlaneShapeRecord.Points(kind);
            T height = Vector3<T>.Dot(Center(cells, tables, layout, shape), Vector3<T>.Constant(tables, numbers + PlaneShapeRecord.Normal))
                - tables.Number(numbers + PlaneShapeRecord.Offset);
            // Kernels inline all calls, so that one place appends what any shape's points are.
            for (int point = 0; T.Any(height < tables.Number(numbers + PlaneShapeRecord.Reach)) && point < points; point++)
            {
                Vector3<T> arm;
                if (kind == PlaneShapeRecord.Box)
                    arm = Corner(cells, tables, layout, shape, point);
                else if (kind == PlaneShapeRecord.Cylinder)
                    arm = OfCylinder(cells, tables, layout, shape, point);
                else
                    arm = Lowest(cells, tables, layout, shape);
                Append(cells, tables, layout, shape, slot + point, arm, height, ref set);
            }

            slot += points;
        }
    }

    private static int Body(TTables tables, in BodyLayout layout, int shape) =>
        tables.Whole(layout.PlaneShapeWholes + PlaneShapeRecord.Wholes * shape + PlaneShapeRecord.BodyId);

    private static Vector3<T> Center(TCells cells, TTables tables, in BodyLayout layout, int shape)
    {
        int body = Body(tables, layout, shape), numbers = layout.PlaneShapeNumbers + PlaneShapeRecord.Numbers * shape;
        return Vector3<T>.Load(cells, layout.Xpos + 3 * body) + Rotation<T, TCells>.Multiply(
            cells, layout.Xmat + 9 * body, Vector3<T>.Constant(tables, numbers + PlaneShapeRecord.Center));
    }

    private static Vector3<T> Axis(TCells cells, TTables tables, in BodyLayout layout, int shape, int axis)
    {
        int numbers = layout.PlaneShapeNumbers + PlaneShapeRecord.Numbers * shape + PlaneShapeRecord.Axes;
        return Rotation<T, TCells>.Multiply(
            cells, layout.Xmat + 9 * Body(tables, layout, shape), Vector3<T>.Constant(tables, numbers + 3 * axis));
    }

    private static Vector3<T> Normal(TTables tables, in BodyLayout layout, int shape) => Vector3<T>.Constant(
        tables, layout.PlaneShapeNumbers + PlaneShapeRecord.Numbers * shape + PlaneShapeRecord.Normal);

    private static Vector3<T> Lowest(TCells cells, TTables tables, in BodyLayout layout, int shape)
    {
        Vector3<T> normal = Normal(tables, layout, shape);
        Vector3<T> x = Axis(cells, tables, layout, shape, 0), y = Axis(cells, tables, layout, shape, 1);
        Vector3<T> z = Axis(cells, tables, layout, shape, 2);
        var along = new Vector3<T>(Vector3<T>.Dot(x, normal), Vector3<T>.Dot(y, normal), Vector3<T>.Dot(z, normal));
        T scale = -1f / T.Sqrt(Vector3<T>.Dot(along, along));
        return Vector3<T>.MultiplyAdd(z, along.Z, Vector3<T>.MultiplyAdd(y, along.Y, x * along.X)) * scale;
    }

    private static Vector3<T> Corner(TCells cells, TTables tables, in BodyLayout layout, int shape, int pair)
    {
        Vector3<T> x = Axis(cells, tables, layout, shape, 0), y = Axis(cells, tables, layout, shape, 1);
        Vector3<T> z = Axis(cells, tables, layout, shape, 2);
        Vector3<T> corner = Vector3<T>.MultiplyAdd(y, (pair & 1) == 0 ? 1f : -1f, x);
        corner = Vector3<T>.MultiplyAdd(z, (pair & 2) == 0 ? 1f : -1f, corner);
        return corner * T.Select(Vector3<T>.Dot(corner, Normal(tables, layout, shape)) > 0f, -1f, 1f);
    }

    // The lowest of the lower rim and of the upper one, and two that make an even triangle of the lower rim.
    private static Vector3<T> OfCylinder(TCells cells, TTables tables, in BodyLayout layout, int shape, int point)
    {
        Vector3<T> axis = Axis(cells, tables, layout, shape, 2), normal = Normal(tables, layout, shape);
        axis *= T.Select(Vector3<T>.Dot(axis, normal) > 0f, -1f, 1f);
        Vector3<T> rim = Rim(cells, tables, layout, shape, normal);
        float side = tables.Number(layout.PlaneShapeNumbers + PlaneShapeRecord.Numbers * shape + PlaneShapeRecord.Side);
        Vector3<T> across = Vector3<T>.Cross(rim, axis) * (point < 2 ? 0f : point == 2 ? side : -side);
        return Vector3<T>.MultiplyAdd(axis, point == 1 ? -1f : 1f, Vector3<T>.MultiplyAdd(rim, point < 2 ? 1f : -0.5f, across));
    }

    // From the axis to the lowest point of a rim; along the cylinder's x where all are as low.
    private static Vector3<T> Rim(TCells cells, TTables tables, in BodyLayout layout, int shape, Vector3<T> normal)
    {
        Vector3<T> x = Axis(cells, tables, layout, shape, 0), y = Axis(cells, tables, layout, shape, 1);
        T alongX = Vector3<T>.Dot(x, normal), alongY = Vector3<T>.Dot(y, normal);
        T length = T.Sqrt(T.MultiplyAdd(alongX, alongX, alongY * alongY)), radius = T.Sqrt(Vector3<T>.Dot(x, x));
        T isUpright = length < radius * LeastTilt;
        T scale = -1f / T.Select(isUpright, 1f, length);
        return Vector3<T>.Select(isUpright, x, Vector3<T>.MultiplyAdd(y, alongY * scale, x * (alongX * scale)));
    }

    // The point of the shape at an arm from its centre; the contact is half way to the plane.
    private static void Append(
        TCells cells, TTables tables, in BodyLayout layout, int shape, int slot, Vector3<T> arm, T height, ref ConstraintSet<T> set)
    {
        int numbers = layout.PlaneShapeNumbers + PlaneShapeRecord.Numbers * shape;
        Vector3<T> normal = Vector3<T>.Constant(tables, numbers + PlaneShapeRecord.Normal);
        T distance = Vector3<T>.DotAdd(arm, normal, height);
        T isActive = distance < tables.Number(layout.SlotNumbers + SlotRecord.Numbers * slot + SlotRecord.Margin);
        if (!T.Any(isActive))
            return;
        Vector3<T> tangent = Vector3<T>.Constant(tables, numbers + PlaneShapeRecord.Tangent);
        TCells contact = cells.At(layout.Contact);
        Vector3<T>.MultiplyAdd(normal, distance * -0.5f, Center(cells, tables, layout, shape) + arm).Store(contact, ContactCells.Point);
        normal.Store(contact, ContactCells.Normal);
        tangent.Store(contact, ContactCells.Tangent1);
        Vector3<T>.Cross(normal, tangent).Store(contact, ContactCells.Tangent2);
        contact[ContactCells.Distance] = distance;
        ContactRows<T, TCells, TTables>.Append(cells, tables, layout, slot, isActive, ref set);
    }
}
