namespace GpuEs;

/// <summary>How a step is taken; numbered as MuJoCo's mjtIntegrator.</summary>
internal enum Integrator
{
    /// <summary>Semi-implicit, with implicit joint damping.</summary>
    Euler = 0,

    /// <summary>Four stages, explicit.</summary>
    RungeKutta4 = 1,
}
