namespace GpuEs;

/// <summary>The tables of bodies in a fluid, as mj_inertiaBoxFluidModel: a box that has the body's mass and inertia.</summary>
internal static class FluidTables
{
    // mjMINVAL: lighter bodies feel no fluid.
    private const double LeastMass = 1e-15;

    public static void Add(ModelConstants constants, TableBuilder tables, ref BodyLayout layout)
    {
        PhysicsOptions options = constants.Options;
        (layout.WindX, layout.WindY, layout.WindZ) = ((float)options.Wind[0], (float)options.Wind[1], (float)options.Wind[2]);
        if (options.Density == 0 && options.Viscosity == 0)
            return;
        var chains = new DofChains(constants);
        BodyTable bodies = constants.Bodies;
        int[] moved = [.. Enumerable.Range(1, bodies.Count - 1)
            .Where(body => bodies.Mass[body] > LeastMass && chains.OfBody(body).Count > 0)];
        int[] starts = [.. moved.Select(body => tables.Add([.. chains.OfBody(body)]))];
        layout.Nfluid = moved.Length;
        layout.FluidWholes = tables.NextWhole;
        layout.FluidNumbers = tables.NextNumber;
        for (int index = 0; index < moved.Length; index++)
        {
            int body = moved[index];
            tables.Add(body, starts[index], chains.OfBody(body).Count);
            tables.Add(RotationMatrix.Of(bodies.InertialQuat.AsSpan(4 * body, 4)));
            tables.Add(Factors(Box(bodies, body), options));
        }
    }

    private static double[] Box(BodyTable bodies, int body)
    {
        ReadOnlySpan<double> inertia = bodies.Inertia.AsSpan(3 * body, 3);
        double sum = inertia[0] + inertia[1] + inertia[2], mass = bodies.Mass[body];
        double[] box = new double[3];
        for (int axis = 0; axis < 3; axis++)
            box[axis] = Math.Sqrt(Math.Max(LeastMass, sum - 2 * inertia[axis]) / mass * 6);
        return box;
    }

    // The order of FluidRecord: viscosity of turning and moving, then density of turning and moving by axes.
    private static double[] Factors(double[] box, PhysicsOptions options)
    {
        double diameter = (box[0] + box[1] + box[2]) / 3, density = options.Density;
        double turning = Math.PI * Math.Pow(diameter, 3) * options.Viscosity, moving = 3 * Math.PI * diameter * options.Viscosity;
        double Turning(int axis)
        {
            double a = box[(axis + 1) % 3], b = box[(axis + 2) % 3];
            return density * box[axis] * (Math.Pow(a, 4) + Math.Pow(b, 4)) / 64;
        }

        double Moving(int axis) => 0.5 * density * box[(axis + 1) % 3] * box[(axis + 2) % 3];
        return [turning, moving, Turning(0), Turning(1), Turning(2), Moving(0), Moving(1), Moving(2)];
    }
}
