namespace GpuEs;

/// <summary>Contacts of planes with spheres and with the ends of capsules, as mjc_PlaneSphere and mjc_PlaneCapsule.</summary>
internal static class PlaneContacts<T, TCells, TTables>
    where T : unmanaged, IReal<T>
    where TCells : struct, IWorkspace<TCells, T>
    where TTables : struct, ITables
{
    // mjMINVAL, below which MuJoCo takes the x axis in place of a vector's direction.
    private const float LeastLength = 1e-15f;

    public static void Run(TCells cells, TTables tables, in BodyLayout layout, ref ConstraintSet<T> set)
    {
        for (int point = 0; point < layout.NplanePoint; point++)
        {
            int slot = layout.Nlimit + point;
            T distance = Distance(cells, tables, layout, point);
            T isActive = distance < tables.Number(layout.SlotNumbers + SlotRecord.Numbers * slot + SlotRecord.Margin);
            if (!T.Any(isActive))
                continue;
            Touch(cells, tables, layout, point, distance);
            ContactRows<T, TCells, TTables>.Append(cells, tables, layout, slot, isActive, ref set);
        }
    }

    private static T Distance(TCells cells, TTables tables, in BodyLayout layout, int point)
    {
        int numbers = layout.PlanePointNumbers + PlanePointRecord.Numbers * point;
        return Vector3<T>.Dot(Center(cells, tables, layout, point), Vector3<T>.Constant(tables, numbers + PlanePointRecord.Normal))
            - tables.Number(numbers + PlanePointRecord.Offset) - tables.Number(numbers + PlanePointRecord.Radius);
    }

    private static Vector3<T> Center(TCells cells, TTables tables, in BodyLayout layout, int point)
    {
        int body = tables.Whole(layout.PlanePointWholes + PlanePointRecord.Wholes * point + PlanePointRecord.BodyId);
        int numbers = layout.PlanePointNumbers + PlanePointRecord.Numbers * point;
        return Vector3<T>.Load(cells, layout.Xpos + 3 * body) + Rotation<T, TCells>.Multiply(
            cells, layout.Xmat + 9 * body, Vector3<T>.Constant(tables, numbers + PlanePointRecord.Center));
    }

    // The point half way between the surfaces.
    private static void Touch(TCells cells, TTables tables, in BodyLayout layout, int point, T distance)
    {
        int numbers = layout.PlanePointNumbers + PlanePointRecord.Numbers * point;
        Vector3<T> normal = Vector3<T>.Constant(tables, numbers + PlanePointRecord.Normal);
        Vector3<T> axis = Vector3<T>.Constant(tables, numbers + PlanePointRecord.Axis);
        T depth = distance * 0.5f + tables.Number(numbers + PlanePointRecord.Radius);
        TCells contact = cells.At(layout.Contact);
        Vector3<T>.MultiplyAdd(normal, -depth, Center(cells, tables, layout, point)).Store(contact, ContactCells.Point);
        int wholes = layout.PlanePointWholes + PlanePointRecord.Wholes * point;
        if (tables.Whole(wholes + PlanePointRecord.IsSphere) == 0)
            axis = InPlane(Rotation<T, TCells>.Multiply(cells, layout.Xmat + 9 * tables.Whole(wholes + PlanePointRecord.BodyId), axis), normal);
        normal.Store(contact, ContactCells.Normal);
        axis.Store(contact, ContactCells.Tangent1);
        Vector3<T>.Cross(normal, axis).Store(contact, ContactCells.Tangent2);
        contact[ContactCells.Distance] = distance;
    }

    // A capsule's first tangent is its axis in the plane.
    private static Vector3<T> InPlane(Vector3<T> axis, Vector3<T> normal)
    {
        Vector3<T> tangent = Vector3<T>.MultiplyAdd(normal, -Vector3<T>.Dot(axis, normal), axis);
        T length = T.Sqrt(Vector3<T>.Dot(tangent, tangent)), isNone = length < LeastLength;
        return Vector3<T>.Select(isNone, new(1f, 0f, 0f), tangent * (1f / T.Select(isNone, 1f, length)));
    }
}
