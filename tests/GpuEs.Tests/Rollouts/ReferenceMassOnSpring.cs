namespace GpuEs.Tests;

/// <summary>Episodes of <see cref="MassOnSpring"/> in double precision.</summary>
internal static class ReferenceMassOnSpring
{
    public static double Play(
        ReferencePerceptron policy, Head head, ReadOnlySpan<float> parameters, EpisodeRandom random, int stepCap)
    {
        var spring = new ReferenceSpring(random.NextUniform(-1f, 1f), random.NextUniform(-1f, 1f));
        double sumOfRewards = 0;
        for (int step = 0; step < stepCap && !spring.IsTerminated; step++)
        {
            double output = policy.Outputs(parameters, [spring.Position, spring.Velocity / 2])[0];
            double force = head == Head.Tanh ? 2 * Math.Tanh(output) : Math.Clamp(output, -2, 2);
            sumOfRewards += spring.Step(force);
        }

        return sumOfRewards;
    }
}
