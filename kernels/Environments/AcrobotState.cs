namespace GpuEs;

/// <summary>
/// The two links of <see cref="Acrobot"/>, or their rate of change. Both links have mass 1 kg, length 1 m, the centre
/// of mass in the middle and an inertia of 1 kg m^2. The first angle is 0 where the link hangs; the second is measured
/// from the first link's direction.
/// </summary>
internal readonly record struct AcrobotState(
    Real FirstAngleRadians, Real SecondAngleRadians, Real FirstAngularVelocity, Real SecondAngularVelocity)
{
    private const float GravityMetersPerSecondSquared = 9.8f;

    /// <summary>The rate of change under a torque between the links, in N m (Sutton and Barto's equations).</summary>
    public AcrobotState Rate(Real torque)
    {
        Real.SinCos(SecondAngleRadians, out Real sine, out Real cosine);
        Real inertia = 3.5f + cosine;
        Real coupling = 1.25f + 0.5f * cosine;
        Real secondWeight = 0.5f * GravityMetersPerSecondSquared * Real.Sin(FirstAngleRadians + SecondAngleRadians);
        Real firstLoad = -0.5f * SecondAngularVelocity * SecondAngularVelocity * sine
            - SecondAngularVelocity * FirstAngularVelocity * sine
            + 1.5f * GravityMetersPerSecondSquared * Real.Sin(FirstAngleRadians)
            + secondWeight;
        Real secondLoad = 0.5f * FirstAngularVelocity * FirstAngularVelocity * sine + secondWeight;
        Real secondAcceleration = (torque + coupling / inertia * firstLoad - secondLoad)
            / (1.25f - coupling * coupling / inertia);
        Real firstAcceleration = -(coupling * secondAcceleration + firstLoad) / inertia;
        return new AcrobotState(FirstAngularVelocity, SecondAngularVelocity, firstAcceleration, secondAcceleration);
    }

    /// <summary>The state after following a rate for a time.</summary>
    public AcrobotState Follow(AcrobotState rate, Real seconds) => new(
        FirstAngleRadians + seconds * rate.FirstAngleRadians,
        SecondAngleRadians + seconds * rate.SecondAngleRadians,
        FirstAngularVelocity + seconds * rate.FirstAngularVelocity,
        SecondAngularVelocity + seconds * rate.SecondAngularVelocity);
}
