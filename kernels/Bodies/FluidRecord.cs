namespace GpuEs;

/// <summary>What the tables hold of a body that a fluid acts on: its equivalent inertia box, reduced to factors.</summary>
internal static class FluidRecord
{
    // Whole numbers; the dofs that move the body, as a list.
    public const int BodyId = 0;
    public const int Chain = 1;
    public const int ChainNum = 2;
    public const int Wholes = 3;

    // Floats: the principal axes' rotation, row-major; factors of the angular and the linear velocity; factors of the
    // squares of both, by axes.
    public const int Rotation = 0;
    public const int AngularViscosity = 9;
    public const int LinearViscosity = 10;
    public const int AngularDensity = 11;
    public const int LinearDensity = 14;
    public const int Numbers = 17;
}
