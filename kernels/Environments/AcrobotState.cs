namespace GpuEs;

/// <summary>
/// The two links of <see cref="Acrobot"/>, or their rate of change. Both links have mass 1 kg, length 1 m, the centre
/// of mass in the middle and an inertia of 1 kg m^2. The first angle is 0 where the link hangs; the second is measured
/// from the first link's direction.
/// </summary>
internal readonly record struct AcrobotState<T>(
    T FirstAngleRadians, T SecondAngleRadians, T FirstAngularVelocity, T SecondAngularVelocity)
    where T : unmanaged, IReal<T>
{
    private const float GravityMetersPerSecondSquared = 9.8f;

    /// <summary>The rate of change under a torque between the links, in N m (Sutton and Barto's equations).</summary>
    public AcrobotState<T> Rate(T torque)
    {
        T.SinCos(SecondAngleRadians, out T sine, out T cosine);
        T inertia = 3.5f + cosine;
        T coupling = 1.25f + 0.5f * cosine;
        T secondWeight = 0.5f * GravityMetersPerSecondSquared * T.Sin(FirstAngleRadians + SecondAngleRadians);
        T firstLoad = -0.5f * SecondAngularVelocity * SecondAngularVelocity * sine
            - SecondAngularVelocity * FirstAngularVelocity * sine
            + 1.5f * GravityMetersPerSecondSquared * T.Sin(FirstAngleRadians)
            + secondWeight;
        T secondLoad = 0.5f * FirstAngularVelocity * FirstAngularVelocity * sine + secondWeight;
        T secondAcceleration = (torque + coupling / inertia * firstLoad - secondLoad)
            / (1.25f - coupling * coupling / inertia);
        T firstAcceleration = -(coupling * secondAcceleration + firstLoad) / inertia;
        return new AcrobotState<T>(FirstAngularVelocity, SecondAngularVelocity, firstAcceleration, secondAcceleration);
    }

    /// <summary>The state after following a rate for a time.</summary>
    public AcrobotState<T> Follow(AcrobotState<T> rate, T seconds) => new(
        FirstAngleRadians + seconds * rate.FirstAngleRadians,
        SecondAngleRadians + seconds * rate.SecondAngleRadians,
        FirstAngularVelocity + seconds * rate.FirstAngularVelocity,
        SecondAngularVelocity + seconds * rate.SecondAngularVelocity);
}
