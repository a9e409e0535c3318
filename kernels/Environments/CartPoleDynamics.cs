using System.Runtime.CompilerServices;

namespace GpuEs;

/// <summary>
/// A pole hinged on a cart that runs on a track without friction, as Gymnasium computes it: what <see cref="CartPole"/>
/// and <see cref="CartPoleSwingUp"/> share. The angle is 0 where the pole stands up and grows clockwise.
/// </summary>
internal struct CartPoleDynamics<T>
    where T : unmanaged, IReal<T>
{
    private const float GravityMetersPerSecondSquared = 9.8f;
    private const float PoleMassKilograms = 0.1f;
    private const float TotalMassKilograms = 1.1f;
    private const float PoleHalfLengthMeters = 0.5f;
    private const float PoleMassLength = 0.05f;
    private const float TimeStepSeconds = 0.02f;

    public T Position, Velocity, AngleRadians, AngularVelocity;

    /// <summary>Advances by 0.02 s under a force on the cart, in newtons.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Advance(T forceNewtons)
    {
        T.SinCos(AngleRadians, out T sine, out T cosine);
        T push = (forceNewtons + PoleMassLength * AngularVelocity * AngularVelocity * sine) / TotalMassKilograms;
        T angularAcceleration = (GravityMetersPerSecondSquared * sine - cosine * push)
            / (PoleHalfLengthMeters * (4f / 3f - PoleMassKilograms * cosine * cosine / TotalMassKilograms));
        T acceleration = push - PoleMassLength * angularAcceleration * cosine / TotalMassKilograms;

        // Plain Euler: positions advance with the velocities from before the step.
        Position += TimeStepSeconds * Velocity;
        Velocity += TimeStepSeconds * acceleration;
        AngleRadians += TimeStepSeconds * AngularVelocity;
        AngularVelocity += TimeStepSeconds * angularAcceleration;
    }
}
