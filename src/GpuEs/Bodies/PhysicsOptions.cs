namespace GpuEs;

/// <summary>mjOption: what holds for the whole mechanism. Disabled parts have been compiled away.</summary>
internal sealed class PhysicsOptions
{
    /// <summary>Seconds a step.</summary>
    public double TimestepSeconds { get; init; } = 0.002;

    /// <summary>[3], m/s^2.</summary>
    public double[] Gravity { get; init; } = [0, 0, -9.81];

    /// <summary>How a step is taken.</summary>
    public Integrator Integrator { get; init; }

    /// <summary>Friction's impedance over that of the normal; MuJoCo's impratio.</summary>
    public double ImpedanceRatio { get; init; } = 1;

    /// <summary>Of the fluid, kg/m^3; 0 for none.</summary>
    public double Density { get; init; }

    /// <summary>Of the fluid, Pa s; 0 for none.</summary>
    public double Viscosity { get; init; }

    /// <summary>[3], m/s.</summary>
    public double[] Wind { get; init; } = [0, 0, 0];
}
