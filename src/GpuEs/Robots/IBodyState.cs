namespace GpuEs;

/// <summary>
/// What a robot sees of its bodies after a step, with MuJoCo's names and meanings. Positions and velocities are new;
/// everything else is as the step's last evaluation of the dynamics left it, which is what MuJoCo's environments see
/// too: of the fourth stage with RK4, of the state before the step with Euler. Indices are in the model's order, bodies
/// with the world as 0; they are not checked. Units: m, rad, s, kg, N, N m.
/// </summary>
/// <typeparam name="T">The number type.</typeparam>
public interface IBodyState<T>
    where T : unmanaged, IReal<T>
{
    /// <summary>Seconds from one action to the next: the model's timestep, FrameSkip times.</summary>
    float StepSeconds { get; }

    /// <summary>A position: a free joint has 7, its quaternion's w first, a ball 4.</summary>
    T Qpos(int index);

    /// <summary>A velocity.</summary>
    T Qvel(int index);

    /// <summary>A component of the action that is set, not clamped to the actuator's range.</summary>
    T Ctrl(int actuator);

    /// <summary>Where a body's frame is.</summary>
    /// <param name="body">0 is the world.</param>
    /// <param name="axis">0 to 2.</param>
    T Xpos(int body, int axis);

    /// <summary>Where a body's centre of mass is.</summary>
    /// <param name="body">0 is the world.</param>
    /// <param name="axis">0 to 2.</param>
    T Xipos(int body, int axis);

    /// <summary>Where a site is.</summary>
    /// <param name="site">From 0.</param>
    /// <param name="axis">0 to 2.</param>
    T SiteXpos(int site, int axis);

    /// <summary>A body's inertia about its tree's centre of mass: six of the tensor, mass times offset, mass.</summary>
    /// <param name="body">0 is the world.</param>
    /// <param name="component">0 to 9.</param>
    T Cinert(int body, int component);

    /// <summary>A body's spatial velocity, angular first.</summary>
    /// <param name="body">0 is the world.</param>
    /// <param name="component">0 to 5.</param>
    T Cvel(int body, int component);

    /// <summary>What the actuators do to a degree of freedom.</summary>
    T QfrcActuator(int dof);

    /// <summary>What contacts and limits do to a degree of freedom.</summary>
    T QfrcConstraint(int dof);

    /// <summary>
    /// The spatial force of all contacts on a body, torque first; only with
    /// <see cref="IRobot{TSelf}.ReadsContactForces"/>, and 0 right after a reset.
    /// </summary>
    /// <param name="body">0 is the world, on which it is 0.</param>
    /// <param name="component">0 to 5.</param>
    T CfrcExt(int body, int component);

    /// <summary>A body's mass.</summary>
    /// <param name="body">0 is the world.</param>
    float Mass(int body);

    /// <summary>What <see cref="IRobot{TSelf}.Measure"/> was before the step.</summary>
    T Before(int measure);
}
