namespace GpuEs.Tests;

/// <summary><see cref="MassOnSpring"/> in double precision.</summary>
internal static class ReferenceMassOnSpring
{
    public static double Play(
        ReferencePerceptron policy, Head head, ReadOnlySpan<float> parameters, EpisodeRandom random, int stepCap)
    {
        double position = random.NextUniform(-1f, 1f), velocity = random.NextUniform(-1f, 1f), sumOfRewards = 0;
        for (int step = 0; step < stepCap && Math.Abs(position) <= 1.5; step++)
        {
            double output = policy.Outputs(parameters, [position, velocity / 2])[0];
            double force = head == Head.Tanh ? 2 * Math.Tanh(output) : Math.Clamp(output, -2, 2);
            velocity += 0.1 * (force - position);
            position += 0.1 * velocity;
            sumOfRewards += 1 - position * position - 0.1 * force * force;
        }

        return sumOfRewards;
    }
}
