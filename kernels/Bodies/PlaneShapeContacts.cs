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
            int numbers = layout.PlaneShapeNumbers + PlaneShapeRecord.Numbers * shape;
            T height = Vector3<T>.Dot(Center(cells, tables, layout, shape), Vector3<T>.Constant(tables, numbers + PlaneShapeRecord.Normal))
                - tables.Number(numbers + PlaneShapeRecord.Offset);
            if (T.Any(height < tables.Number(numbers + PlaneShapeRecord.Reach)))
            {
                if (kind == PlaneShapeRecord.Box)
                    Box(cells, tables, layout, shape, slot, height, ref set);
                else if (kind == PlaneShapeRecord.Cylinder)
                    Cylinder(cells, tables, layout, shape, slot, height, ref set);
                else
                    Ellipsoid(cells, tables, layout, shape, slot, height, ref set);
            }

            slot += PlaneShapeRecord.Points(kind);
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

    private static void Ellipsoid(
        TCells cells, TTables tables, in BodyLayout layout, int shape, int slot, T height, ref ConstraintSet<T> set)
    {
        Vector3<T> normal = Normal(tables, layout, shape);
        Vector3<T> x = Axis(cells, tables, layout, shape, 0), y = Axis(cells, tables, layout, shape, 1);
        Vector3<T> z = Axis(cells, tables, layout, shape, 2);
        var along = new Vector3<T>(Vector3<T>.Dot(x, normal), Vector3<T>.Dot(y, normal), Vector3<T>.Dot(z, normal));
        T depth = T.Sqrt(Vector3<T>.Dot(along, along));
        Vector3<T> arm = Vector3<T>.MultiplyAdd(z, along.Z, Vector3<T>.MultiplyAdd(y, along.Y, x * along.X)) * (-1f / depth);
        Append(cells, tables, layout, shape, slot, arm, height - depth, ref set);
    }

    private static void Box(
        TCells cells, TTables tables, in BodyLayout layout, int shape, int slot, T height, ref ConstraintSet<T> set)
    {
        Vector3<T> normal = Normal(tables, layout, shape);
        for (int pair = 0; pair < 4; pair++)
        {
            Vector3<T> x = Axis(cells, tables, layout, shape, 0), y = Axis(cells, tables, layout, shape, 1);
            Vector3<T> z = Axis(cells, tables, layout, shape, 2);
            Vector3<T> corner = (pair & 1) == 0 ? x + y : x - y;
            corner = (pair & 2) == 0 ? corner + z : corner - z;
            T along = Vector3<T>.Dot(corner, normal);
            Append(
                cells, tables, layout, shape, slot + pair, corner * T.Select(along > 0f, -1f, 1f), height - T.Abs(along), ref set);
        }
    }

    private static void Cylinder(
        TCells cells, TTables tables, in BodyLayout layout, int shape, int slot, T height, ref ConstraintSet<T> set)
    {
        Vector3<T> normal = Normal(tables, layout, shape);
        Vector3<T> axis = Axis(cells, tables, layout, shape, 2);
        T along = Vector3<T>.Dot(axis, normal);
        axis *= T.Select(along > 0f, -1f, 1f);
        along = -T.Abs(along);
        Vector3<T> rim = Rim(cells, tables, layout, shape, normal);
        T rimAlong = Vector3<T>.Dot(rim, normal), half = height - rimAlong * 0.5f;
        Append(cells, tables, layout, shape, slot, rim + axis, height + along + rimAlong, ref set);
        Append(cells, tables, layout, shape, slot + 1, rim - axis, height - along + rimAlong, ref set);
        Vector3<T> side = Vector3<T>.Cross(rim, axis)
            * tables.Number(layout.PlaneShapeNumbers + PlaneShapeRecord.Numbers * shape + PlaneShapeRecord.Side);
        Vector3<T> middle = Vector3<T>.MultiplyAdd(rim, -0.5f, axis);
        Append(cells, tables, layout, shape, slot + 2, middle + side, half + along, ref set);
        Append(cells, tables, layout, shape, slot + 3, middle - side, half + along, ref set);
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
        TCells cells, TTables tables, in BodyLayout layout, int shape, int slot, Vector3<T> arm, T distance, ref ConstraintSet<T> set)
    {
        T isActive = distance < tables.Number(layout.SlotNumbers + SlotRecord.Numbers * slot + SlotRecord.Margin);
        if (!T.Any(isActive))
            return;
        int numbers = layout.PlaneShapeNumbers + PlaneShapeRecord.Numbers * shape;
        Vector3<T> normal = Vector3<T>.Constant(tables, numbers + PlaneShapeRecord.Normal);
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
