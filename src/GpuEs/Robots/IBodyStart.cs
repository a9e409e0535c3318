namespace GpuEs;

/// <summary>The state that an episode starts from: the model's own pose, at rest, until a robot's reset moves it.</summary>
public interface IBodyStart
{
    /// <summary>Positions, MuJoCo's nq.</summary>
    int PositionCount { get; }

    /// <summary>Velocities, MuJoCo's nv.</summary>
    int VelocityCount { get; }

    /// <summary>A position.</summary>
    Real Qpos(int index);

    /// <summary>Sets a position.</summary>
    void SetQpos(int index, Real value);

    /// <summary>Sets a velocity.</summary>
    void SetQvel(int index, Real value);
}
