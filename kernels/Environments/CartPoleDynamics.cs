namespace GpuEs;

/// <summary>
/// A pole hinged on a cart that runs on a track without friction, as Gymnasium computes it: what <see cref="CartPole"/>
/// and <see cref="CartPoleSwingUp"/> share. The angle is 0 where the pole stands up and grows clockwise.
/// </summary>
internal struct CartPoleDynamics
{
    private const float GravityMetersPerSecondSquared = 9.8f;
    private const float PoleMassKilograms = 0.1f;
    private const float TotalMassKilograms = 1.1f;
    private const float PoleHalfLengthMeters = 0.5f;
    private const float PoleMassLength = 0.05f;
    private const float TimeStepSeconds = 0.02f;

    public Real Position, Velocity, AngleRadians, AngularVelocity;

    /// <summary>Advances by 0.02 s under a force on the cart, in newtons.</summary>
    public void Advance(Real forceNewtons)
    {
        Real.SinCos(AngleRadians, out Real sine, out Real cosine);
        Real push = (forceNewtons + PoleMassLength * AngularVelocity * AngularVelocity * sine) / TotalMassKilograms;
        Real angularAcceleration = (GravityMetersPerSecondSquared * sine - cosine * push)
            / (PoleHalfLengthMeters * (4f / 3f - PoleMassKilograms * cosine * cosine / TotalMassKilograms));
        Real acceleration = push - PoleMassLength * angularAcceleration * cosine / TotalMassKilograms;

        // Plain Euler: positions advance with the velocities from before the step.
        Position += TimeStepSeconds * Velocity;
        Velocity += TimeStepSeconds * acceleration;
        AngleRadians += TimeStepSeconds * AngularVelocity;
        AngularVelocity += TimeStepSeconds * angularAcceleration;
    }
}
