namespace GpuEs;

/// <summary>
/// A car in a valley whose height is sin(3 * position): what <see cref="MountainCar"/> and
/// <see cref="MountainCarContinuous"/> share. Positions and velocities have no unit; a step is the unit of time.
/// </summary>
internal struct MountainCarDynamics
{
    public const float VelocityLimit = 0.07f;
    private const float Gravity = 0.0025f;
    private const float LowestPosition = -1.2f;
    private const float HighestPosition = 0.6f;

    public Real Position, Velocity;

    /// <summary>Advances by one step; the left end of the track stops the car, the right end does not.</summary>
    public void Advance(Real push)
    {
        Velocity = Real.Clamp(Velocity + (push - Gravity * Real.Cos(3f * Position)), -VelocityLimit, VelocityLimit);
        Position = Real.Clamp(Position + Velocity, LowestPosition, HighestPosition);
        if (Position == LowestPosition && Velocity < 0f)
            Velocity = 0f;
    }

    /// <summary>True at or beyond a position, unless the car rolls back.</summary>
    public readonly bool HasReached(Real goalPosition) => Position >= goalPosition && Velocity >= 0f;
}
