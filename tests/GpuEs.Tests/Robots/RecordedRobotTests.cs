using Xunit;

namespace GpuEs.Tests;

/// <summary>Robots against what Gymnasium observed, rewarded and ended.</summary>
[Trait(Recordings.Trait, Recordings.Recorded)]
public sealed class RecordedRobotTests
{
    // Of ten times what the reference's own states do where their velocities are disturbed by a float's errors.
    private const double Allowance = 10;

    // Values are rounded to floats, and quotients of positions by a timestep.
    private const double FloatNoise = 1e-5;

    // Of contact forces and of rewards, in 99 of 100 steps: stiff contacts, and a velocity that is a difference by 0.008 s.
    private const double Coarse = 1e-3;

    public static readonly TheoryData<string> Names =
    [
        "inverted_pendulum", "inverted_double_pendulum", "swimmer", "hopper", "half_cheetah", "walker2d", "ant", "humanoid",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void After_a_reset_it_observes_what_Gymnasium_does(string name) => Play(name, new FirstObservations(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_step_from_every_recorded_state_is_observed_rewarded_and_ended_as_by_Gymnasium(string name) =>
        Play(name, new OneStep(name));

    private static void Play(string name, IPlay play)
    {
        switch (name)
        {
            case "inverted_pendulum": play.Of<InvertedPendulum>(); break;
            case "inverted_double_pendulum": play.Of<InvertedDoublePendulum>(); break;
            case "swimmer": play.Of<Swimmer>(); break;
            case "hopper": play.Of<Hopper>(); break;
            case "half_cheetah": play.Of<HalfCheetah>(); break;
            case "walker2d": play.Of<Walker2d>(); break;
            case "ant": play.Of<Ant>(); break;
            default: play.Of<Humanoid>(); break;
        }
    }

    // The first component of the contact forces, which end an observation.
    private static int FirstForce(string name) => name switch { "ant" => 27, "humanoid" => 270, _ => int.MaxValue };

    private interface IPlay
    {
        void Of<TRobot>()
            where TRobot : unmanaged, IRobot<TRobot>;
    }

    private sealed class FirstObservations(string name) : IPlay
    {
        public void Of<TRobot>()
            where TRobot : unmanaged, IRobot<TRobot>
        {
            List<RecordedEpisode> episodes = RecordedEpisode.Read(name);
            var robots = new RobotInLanes<TRobot>();
            for (int lane = 0; lane < episodes.Count; lane++)
                robots.Set(lane, episodes[lane].Bodies.InitQpos, episodes[lane].Bodies.InitQvel, new float[TRobot.ActionSize]);

            robots.Forward();

            for (int lane = 0; lane < episodes.Count; lane++)
            {
                float[] seen = robots.Observation(lane);
                Assert.Equal(episodes[lane].FirstObservation.Length, seen.Length);
                for (int index = 0; index < seen.Length; index++)
                    Assert.Equal(episodes[lane].FirstObservation[index], seen[index], FloatNoise * (1 + Math.Abs(seen[index])));
            }
        }
    }

    private sealed class OneStep(string name) : IPlay
    {
        private readonly List<double> observed = [], forces = [], rewards = [];

        public void Of<TRobot>()
            where TRobot : unmanaged, IRobot<TRobot>
        {
            List<RecordedEpisode> episodes = RecordedEpisode.Read(name);
            var robots = new RobotInLanes<TRobot>();
            for (int step = 0; step < episodes[0].Rewards.Length; step++)
            {
                for (int lane = 0; lane < episodes.Count; lane++)
                {
                    RecordedTrajectory bodies = episodes[lane].Bodies;
                    robots.Set(
                        lane, step == 0 ? bodies.InitQpos : Floats(bodies.Qpos[step - 1]),
                        step == 0 ? bodies.InitQvel : Floats(bodies.Qvel[step - 1]), bodies.Actions[step]);
                }

                robots.Measure([.. episodes.Select(episode => episode.Before(step))]);
                robots.Advance();
                for (int lane = 0; lane < episodes.Count; lane++)
                {
                    Compare(robots.Observation(lane), episodes[lane].Observations[step]);
                    rewards.Add(Math.Abs(robots.Reward(lane) - episodes[lane].Rewards[step]));
                    Assert.Equal(episodes[lane].Terminated[step], robots.IsTerminated(lane));
                }
            }

            RecordedSensitivity sensitivity = RecordedSensitivity.Read(name == "humanoid" ? "humanoid.exact" : name);
            double usual = Math.Max(sensitivity.OneStep("qpos").Usual, sensitivity.OneStep("qvel").Usual);
            AssertUsually("observation", observed, Allowance * usual + FloatNoise);
            AssertUsually("contact forces", forces, Coarse);
            AssertUsually("reward", rewards, Coarse);
        }

        private void Compare(float[] seen, double[] expected)
        {
            int firstForce = Math.Min(FirstForce(name), seen.Length);
            observed.Add(Largest(seen.AsSpan(0, firstForce), expected));
            if (firstForce < seen.Length)
                forces.Add(Largest(seen.AsSpan(firstForce), expected.AsSpan(firstForce)));
        }

        private static double Largest(ReadOnlySpan<float> seen, ReadOnlySpan<double> expected)
        {
            double error = 0, scale = 0;
            for (int index = 0; index < seen.Length; index++)
            {
                error = Math.Max(error, Math.Abs(seen[index] - expected[index]));
                scale = Math.Max(scale, Math.Abs(expected[index]));
            }

            return double.IsNaN(error) ? double.PositiveInfinity : error / (1 + scale);
        }

        private static float[] Floats(double[] values) => [.. values.Select(value => (float)value)];

        private static void AssertUsually(string what, List<double> errors, double tolerance)
        {
            int above = errors.Count(error => !(error <= tolerance));
            Assert.True(
                above <= errors.Count / 100,
                $"{above} of {errors.Count} steps' {what} are off by more than {tolerance:g3}, up to {errors.DefaultIfEmpty().Max():g3}");
        }
    }
}
