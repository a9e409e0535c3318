namespace GpuEs.Tests;

/// <summary>CartPole-v1 in double precision, from the equations of Barto, Sutton and Anderson 1983.</summary>
internal static class ReferenceCartPole
{
    private const double Gravity = 9.8, CartMass = 1.0, PoleMass = 0.1, PoleHalfLength = 0.5, Force = 10, TimeStep = 0.02;

    /// <summary>The steps that a policy keeps the pole up, each worth 1.</summary>
    public static int Play(ReferencePerceptron policy, ReadOnlySpan<float> parameters, EpisodeRandom random, int stepCap)
    {
        double position = random.NextUniform(-0.05f, 0.05f), velocity = random.NextUniform(-0.05f, 0.05f);
        double angle = random.NextUniform(-0.05f, 0.05f), angularVelocity = random.NextUniform(-0.05f, 0.05f);
        for (int step = 0; step < stepCap; step++)
        {
            if (Math.Abs(position) > 2.4 || Math.Abs(angle) > Math.PI * 12 / 180)
                return step;
            double[] outputs = policy.Outputs(
                parameters, [position / 2.4, velocity, angle / 0.21, angularVelocity]);
            double force = outputs[1] > outputs[0] ? Force : -Force;
            double sine = Math.Sin(angle), cosine = Math.Cos(angle), mass = CartMass + PoleMass;
            double push = (force + PoleMass * PoleHalfLength * angularVelocity * angularVelocity * sine) / mass;
            double angularAcceleration = (Gravity * sine - cosine * push)
                / (PoleHalfLength * (4.0 / 3 - PoleMass * cosine * cosine / mass));
            double acceleration = push - PoleMass * PoleHalfLength * angularAcceleration * cosine / mass;
            position += TimeStep * velocity;
            velocity += TimeStep * acceleration;
            angle += TimeStep * angularVelocity;
            angularVelocity += TimeStep * angularAcceleration;
        }

        return stepCap;
    }
}
