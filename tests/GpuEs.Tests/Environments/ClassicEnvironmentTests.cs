using Xunit;

namespace GpuEs.Tests;

/// <summary>The environments against Gymnasium: every recorded step on its own, and whole episodes.</summary>
public class ClassicEnvironmentTests
{
    /// <summary>A flag or a reward that jumps is compared only where float32 cannot land on the other side.</summary>
    private const double ThresholdMargin = 1e-5;

    private const double RewardJumpMargin = 1e-4;

    /// <summary>What rounding the start and the result of a large state costs: two units in its last place.</summary>
    private const double LargeState = 2.4e-7;

    public static TheoryData<string> Names => [.. ClassicCase.All.Select(candidate => candidate.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Sizes_AreGymnasiums(string name)
    {
        ClassicCase subject = ClassicCase.Named(name);
        ClassicOracle oracle = ClassicOracle.Read(name);
        Assert.Equal(oracle.MaxEpisodeSteps, subject.Environment.StepLimit);
        Assert.Equal(oracle.Trajectories[0].InitObs.Length, subject.Environment.ObservationSize);
        Assert.Contains(oracle.Trajectories, trajectory => trajectory.Truncated[^1]);
        Assert.All(oracle.Trajectories, trajectory =>
            Assert.Equal(trajectory.Truncated[^1], trajectory.Actions.Length == subject.Environment.StepLimit));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void SingleTransitions_MatchGymnasium(string name)
    {
        ClassicCase subject = ClassicCase.Named(name);
        ClassicTransitions oracle = ClassicOracle.Read(name).Onestep;
        var tally = new StepTally();
        for (int index = 0; index < oracle.Actions.Length; index++)
        {
            subject.Environment.SetState(oracle.States[index]);
            float reward = subject.Environment.Step(oracle.Actions[index]);
            CheckStep(
                subject, $"transition {index}", oracle.States[index], reward, oracle.NextStates[index],
                oracle.Obs[index], oracle.Rewards[index], oracle.Terminated[index], tally);
        }

        Assert.Equal(1000, tally.Steps);
        tally.AssertNearlyAllCompared();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryStepOfEveryTrajectory_FromItsRecordedState_MatchesGymnasium(string name)
    {
        ClassicCase subject = ClassicCase.Named(name);
        ClassicOracle oracle = ClassicOracle.Read(name);
        var tally = new StepTally();
        foreach (ClassicTrajectory trajectory in oracle.Trajectories)
        {
            double[] before = trajectory.InitState;
            for (int step = 0; step < trajectory.Actions.Length; step++)
            {
                subject.Environment.SetState(before);
                float reward = subject.Environment.Step(trajectory.Actions[step]);
                CheckStep(
                    subject, $"{trajectory.Name} step {step}", before, reward, trajectory.States[step],
                    trajectory.Obs[step], trajectory.Rewards[step], trajectory.Terminated[step], tally);
                before = trajectory.States[step];
            }
        }

        Assert.Equal(oracle.Trajectories.Sum(trajectory => trajectory.Actions.Length), tally.Steps);
        tally.AssertNearlyAllCompared();
        if (name != "pendulum")
            Assert.True(tally.Terminated > 0 && tally.Terminated < tally.Steps, "both kinds of step occur");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Trajectories_OpenLoop_StayNearGymnasium(string name)
    {
        ClassicCase subject = ClassicCase.Named(name);
        int episodes = 0, steps = 0;
        foreach (ClassicTrajectory trajectory in ClassicOracle.Read(name).Trajectories)
        {
            subject.Environment.SetState(trajectory.InitState);
            double startTolerance = Math.Max(subject.OneStep, LargeState * Largest(trajectory.InitState));
            AssertNear(startTolerance, trajectory.InitObs, subject.Environment.Observation, trajectory.Name, 0);
            for (int step = 0; step < Math.Min(trajectory.Actions.Length, subject.OpenLoopSteps); step++, steps++)
            {
                subject.Environment.Step(trajectory.Actions[step]);
                string where = $"{trajectory.Name} step {step}";
                AssertNear(
                    subject.OpenLoop, trajectory.States[step], subject.Environment.State, where, subject.WrappedAngles);
                AssertNear(subject.OpenLoop, trajectory.Obs[step], subject.Environment.Observation, where, 0);
                if (subject.DistanceToThreshold(trajectory.States[step]) > subject.OpenLoop)
                    Assert.True(trajectory.Terminated[step] == subject.Environment.IsTerminated, where);
            }

            episodes++;
        }

        Assert.InRange(episodes, 24, 29);
        Assert.True(steps > 400, $"only {steps} steps");
    }

    private static void CheckStep(
        ClassicCase subject, string where, double[] before, float reward, double[] state, double[] observation,
        double expectedReward, bool terminated, StepTally tally)
    {
        tally.Steps++;
        double tolerance = Math.Max(subject.OneStep * subject.Amplification(before), LargeState * Largest(state));
        AssertNear(tolerance, state, subject.Environment.State, where, subject.WrappedAngles);
        AssertNear(tolerance, observation, subject.Environment.Observation, where, 0);
        if (subject.DistanceToThreshold(state) < ThresholdMargin
            || subject.DistanceToRewardJump(before) < RewardJumpMargin)
        {
            tally.Skipped++;
            return;
        }

        Assert.True(terminated == subject.Environment.IsTerminated, $"{where}: terminated should be {terminated}");
        double error = Math.Abs(expectedReward - reward);
        Assert.True(error <= subject.Reward, $"{where}: reward {reward}, expected {expectedReward}");
        tally.Terminated += terminated ? 1 : 0;
    }

    private static double Largest(double[] state) => state.Max(Math.Abs);

    private static void AssertNear(
        double tolerance, double[] expected, float[] actual, string where, int wrappedAngles)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int index = 0; index < expected.Length; index++)
        {
            double difference = actual[index] - expected[index];
            if (index < wrappedAngles)
                difference = Math.IEEERemainder(difference, 2 * Math.PI);
            Assert.True(
                Math.Abs(difference) <= tolerance,
                $"{where}, component {index}: {actual[index]}, expected {expected[index]}, "
                + $"off by {difference:E1}, allowed {tolerance:E1}");
        }
    }
}
