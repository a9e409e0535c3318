using System.Runtime.CompilerServices;

namespace GpuEs;

/// <summary>
/// A car in a valley whose height is sin(3 * position): what <see cref="MountainCar"/> and
/// <see cref="MountainCarContinuous"/> share. Positions and velocities have no unit; a step is the unit of time.
/// </summary>
internal struct MountainCarDynamics<T>
    where T : unmanaged, IReal<T>
{
    private const float VelocityLimit = MountainCar.VelocityLimit;
    private const float Gravity = 0.0025f;
    private const float LowestPosition = -1.2f;
    private const float HighestPosition = 0.6f;

    public T Position, Velocity;

    /// <summary>Advances by one step; the left end of the track stops the car, the right end does not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Advance(T push)
    {
        Velocity = T.Clamp(Velocity + (push - Gravity * T.Cos(3f * Position)), -VelocityLimit, VelocityLimit);
        Position = T.Clamp(Position + Velocity, LowestPosition, HighestPosition);
        Velocity = T.Select((Position <= LowestPosition) & (Velocity < 0f), 0f, Velocity);
    }

    /// <summary>A mask: true at or beyond a position, unless the car rolls back.</summary>
    public readonly T HasReached(T goalPosition) => (Position >= goalPosition) & (Velocity >= 0f);
}
