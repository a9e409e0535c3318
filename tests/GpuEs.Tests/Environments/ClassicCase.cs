namespace GpuEs.Tests;

/// <summary>
/// One environment against its oracle. The tolerances are those that the oracle's makers measured with a plain float32
/// port of their own, with room for another order of operations.
/// </summary>
internal sealed record ClassicCase(string Name, SteppedEnvironment Environment)
{
    private const double Pi = Math.PI;

    /// <summary>Largest difference of a state or observation component after one step.</summary>
    public required double OneStep { get; init; }

    /// <summary>The same after up to <see cref="OpenLoopSteps"/> steps, which let the first roundings grow.</summary>
    public required double OpenLoop { get; init; }

    public required int OpenLoopSteps { get; init; }

    /// <summary>How many times more than usual a step from this state may amplify roundings.</summary>
    public Func<double[], double> Amplification { get; init; } = _ => 1;

    /// <summary>Rewards of the size of 1; Pendulum's reach -16.</summary>
    public double Reward { get; init; } = 1e-5;

    /// <summary>How far a state is from changing whether the episode is over, or the reward by a jump.</summary>
    public required Func<double[], double> DistanceToThreshold { get; init; }

    /// <summary>How far the state before a step is from a jump of the reward.</summary>
    public Func<double[], double> DistanceToRewardJump { get; init; } = _ => double.PositiveInfinity;

    /// <summary>Components that mean the same a whole turn later, where the environment wraps them itself.</summary>
    public int WrappedAngles { get; init; }

    public required float[] ResetLow { get; init; }

    public required float[] ResetHigh { get; init; }

    /// <summary>New ones at every call, since tests that run side by side each need their own.</summary>
    public static ClassicCase[] All =>
    [
        new("cartpole", new SteppedEnvironmentOf<CartPole>(
            (ref environment, state) => environment.Rules.Dynamics = CartPoleState(state),
            environment => CartPoleState(environment.Rules.Dynamics)))
        {
            OneStep = 1e-6,
            OpenLoop = 1e-5,
            OpenLoopSteps = 50,
            DistanceToThreshold = state => Math.Min(
                Math.Abs(2.4 - Math.Abs(state[0])), Math.Abs(12 * Pi / 180 - Math.Abs(state[2]))),
            ResetLow = [-0.05f, -0.05f, -0.05f, -0.05f],
            ResetHigh = [0.05f, 0.05f, 0.05f, 0.05f],
        },
        new("pendulum", new SteppedEnvironmentOf<Pendulum>(
            (ref environment, state) => (environment.Rules.AngleRadians, environment.Rules.AngularVelocity) = (state[0], state[1]),
            environment => [environment.Rules.AngleRadians, environment.Rules.AngularVelocity]))
        {
            OneStep = 2e-6,
            OpenLoop = 1e-3,
            OpenLoopSteps = 50,
            Reward = 1e-4,
            DistanceToThreshold = _ => double.PositiveInfinity,
            DistanceToRewardJump = state => Pi - Math.Abs(Math.IEEERemainder(state[0], 2 * Pi)),
            ResetLow = [(float)-Pi, -1f],
            ResetHigh = [(float)Pi, 1f],
        },
        new("mountaincar", new SteppedEnvironmentOf<MountainCar>(
            (ref environment, state) => environment.Rules.Dynamics = MountainCarState(state),
            environment => [environment.Rules.Dynamics.Position, environment.Rules.Dynamics.Velocity]))
        {
            OneStep = 2e-7,
            OpenLoop = 2e-5,
            OpenLoopSteps = 200,
            DistanceToThreshold = state => DistanceToGoal(state, 0.5),
            ResetLow = [-0.6f, 0f],
            ResetHigh = [-0.4f, 0f],
        },
        new("mountaincar_continuous", new SteppedEnvironmentOf<MountainCarContinuous>(
            (ref environment, state) => environment.Rules.Dynamics = MountainCarState(state),
            environment => [environment.Rules.Dynamics.Position, environment.Rules.Dynamics.Velocity]))
        {
            OneStep = 2e-7,
            OpenLoop = 3e-5,
            OpenLoopSteps = 500,
            DistanceToThreshold = state => DistanceToGoal(state, 0.45),
            ResetLow = [-0.6f, 0f],
            ResetHigh = [-0.4f, 0f],
        },
        new("acrobot", new SteppedEnvironmentOf<Acrobot>(
            (ref environment, state) => environment.Rules.State = new AcrobotState<Real>(state[0], state[1], state[2], state[3]),
            environment => AcrobotComponents(environment.Rules.State)))
        {
            OneStep = 1e-4,
            // Faster than 20 rad/s, rounding the Runge-Kutta slopes to float32 alone moves the result by 1e-3.
            Amplification = state => Math.Max(Math.Abs(state[2]), Math.Abs(state[3])) > 20 ? 10 : 1,
            OpenLoop = 1e-2,
            OpenLoopSteps = 50,
            DistanceToThreshold = state => Math.Abs(-Math.Cos(state[0]) - Math.Cos(state[0] + state[1]) - 1),
            WrappedAngles = 2,
            ResetLow = [-0.1f, -0.1f, -0.1f, -0.1f],
            ResetHigh = [0.1f, 0.1f, 0.1f, 0.1f],
        },
    ];

    public static ClassicCase Named(string name) => All.Single(candidate => candidate.Name == name);

    private static CartPoleDynamics<Real> CartPoleState(float[] state) => new()
    {
        Position = state[0],
        Velocity = state[1],
        AngleRadians = state[2],
        AngularVelocity = state[3],
    };

    private static float[] CartPoleState(CartPoleDynamics<Real> dynamics) =>
        [dynamics.Position, dynamics.Velocity, dynamics.AngleRadians, dynamics.AngularVelocity];

    private static MountainCarDynamics<Real> MountainCarState(float[] state) =>
        new() { Position = state[0], Velocity = state[1] };

    private static float[] AcrobotComponents(AcrobotState<Real> state) =>
        [state.FirstAngleRadians, state.SecondAngleRadians, state.FirstAngularVelocity, state.SecondAngularVelocity];

    private static double DistanceToGoal(double[] state, double goal) =>
        state[0] > goal ? Math.Min(state[0] - goal, Math.Abs(state[1])) : goal - state[0];
}
