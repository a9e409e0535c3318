namespace GpuEs.Tests;

/// <summary>The motion of <see cref="MassOnSpring"/> in double precision.</summary>
internal sealed class ReferenceSpring(double position, double velocity)
{
    private double position = position, velocity = velocity;

    public ReferenceSpring(MassOnSpring start)
        : this(start.Observe(0), start.Observe(1))
    {
    }

    public double Position => position;

    public double Velocity => velocity;

    public bool IsTerminated => Math.Abs(position) > 1.5;

    /// <summary>Advances a step and returns its reward.</summary>
    public double Step(double force)
    {
        velocity += 0.1 * (force - position);
        position += 0.1 * velocity;
        return 1 - position * position - 0.1 * force * force;
    }
}
