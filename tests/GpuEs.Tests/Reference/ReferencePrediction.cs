namespace GpuEs.Tests;

/// <summary>Predicted returns in double precision: discounted rewards up to the horizon or to the task's end.</summary>
internal static class ReferencePrediction
{
    public static double Return(TwoSprings start, double[] sequence, CrossEntropyPlannerOptions options)
    {
        var first = new ReferenceSpring(start.First);
        var second = new ReferenceSpring(start.Second);
        return Sum(
            sequence.Chunk(2), options, () => first.IsTerminated || second.IsTerminated,
            action => first.Step(2 * action[0]) + 0.5 * second.Step(2 * action[1]));
    }

    public static double Return(SpringByChoices start, double[] sequence, CrossEntropyPlannerOptions options)
    {
        var spring = new ReferenceSpring(start.Spring);
        return Sum(sequence.Chunk(1), options, () => spring.IsTerminated, choice => spring.Step(2 * (choice[0] - 1)));
    }

    private static double Sum(
        IEnumerable<double[]> actions, CrossEntropyPlannerOptions options, Func<bool> isTerminated,
        Func<double[], double> step)
    {
        double sum = 0, worth = 1;
        foreach (double[] action in actions.SelectMany(action => Enumerable.Repeat(action, options.ActionRepeat)))
        {
            if (isTerminated())
                break;
            sum += worth * step(action);
            worth *= options.Discount;
        }

        return sum;
    }
}
