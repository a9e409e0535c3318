using System.Runtime.Intrinsics;

namespace GpuEs;

/// <summary>Decides whether the host plays a policy with a member a lane, and closes the types if it does.</summary>
internal static class LanePath
{
    // All lanes' parameters stay in a core's second cache; of larger policies the neurons are the lanes. Measured, 1024
    // members in sixteen lanes against neurons, ms of CPU a generation of CartPole: 16-16 (25 KB) 5 and 18, 32-32 (82 KB)
    // 15 and 29, 48-48 (172 KB) 31 and 48, 64-64 (297 KB) 53 and 50: a line from the second cache takes 2.7 cycles, and each
    // parameter is a line a step.
    private const int MostBytes = 192 << 10;

    // Up to here two vectors are worth playing in turn: they hide each other's latency, and fit in the first cache.
    private const int NearestBytes = 32 << 10;

    /// <summary>As many lanes as the processor's vectors have: 16, else 8.</summary>
    public static int Widest => Vector512.IsHardwareAccelerated ? 16 : 8;

    /// <summary>Why members are not played side by side, or null if they are.</summary>
    /// <param name="environment">What is played.</param>
    /// <param name="policy">What plays; null if it is no perceptron.</param>
    /// <param name="parameterCount">P.</param>
    /// <param name="membersEach">Members for each core.</param>
    /// <param name="path">What was asked for.</param>
    public static string? Obstacle(
        Type environment, Policy? policy, int parameterCount, int membersEach, RolloutPath path)
    {
        if (path == RolloutPath.Portable)
            return "asked for";
        if (policy is null)
            return "the policy is not a built-in perceptron";
        // Of a robot the dynamics cost so much that a policy of any size costs less with a member a lane.
        if (IsRobot(environment))
            return null;
        if (Rules(environment) is null)
            return "the environment has no lanes";
        if (Bytes(parameterCount, Widest) > MostBytes)
            return $"the parameters of {Widest} members take more than {MostBytes >> 10} KB";

        // Small policies win so much by lanes that a core may stay idle for it.
        return Bytes(parameterCount, Widest) > NearestBytes && membersEach < 2 * Widest
            ? $"there are fewer than {2 * Widest} members for each core"
            : null;
    }

    /// <summary>How many members a core plays side by side.</summary>
    /// <param name="environment">What is played; robots, whose state is large, in one vector.</param>
    /// <param name="parameterCount">P.</param>
    /// <param name="membersEach">Members for each core.</param>
    public static int Lanes(Type environment, int parameterCount, int membersEach) =>
        !IsRobot(environment) && Bytes(parameterCount, 2 * Widest) <= NearestBytes && membersEach >= 4 * Widest
            ? 2 * Widest
            : Widest;

    /// <summary>Members side by side.</summary>
    /// <param name="environment">What is played.</param>
    /// <param name="policy">What plays.</param>
    /// <param name="parameterCount">P.</param>
    /// <param name="lanes">1, 8, 16 or 32.</param>
    /// <exception cref="ArgumentException">The environment is more than its rules, or these have other fields than T.</exception>
    public static LaneEvaluation Create(Type environment, Policy policy, int parameterCount, int lanes) => IsRobot(environment)
        ? ClosedType.Create<LaneEvaluation>(
            typeof(RobotLaneEvaluation<,>), [environment, Number(lanes)], policy, parameterCount)
        : ClosedType.Create<LaneEvaluation>(
            typeof(LaneEvaluation<,,>), Types(environment, Rules(environment)!, lanes), policy, parameterCount);

    /// <summary>Candidates side by side, of an environment that has lanes; else null.</summary>
    /// <param name="lanes">8, 16 or 32.</param>
    /// <exception cref="ArgumentException">As for members.</exception>
    public static HostPlanModel<TEnvironment>? PlanModel<TEnvironment>(int lanes)
        where TEnvironment : unmanaged => IsRobot(typeof(TEnvironment))
        ? ClosedType.Create<HostPlanModel<TEnvironment>>(
            typeof(RobotPlanModel<,>), [typeof(TEnvironment), Number(lanes)])
        : Rules(typeof(TEnvironment)) is Type rules
            ? ClosedType.Create<HostPlanModel<TEnvironment>>(
                typeof(PlainLanePlanModel<,,>), Types(typeof(TEnvironment), rules, lanes))
            : null;

    // An environment, its rules in lanes, and their number.
    private static Type[] Types(Type environment, Type rules, int lanes)
    {
        EvolutionStrategyOptions.Require(
            rules.IsGenericType && rules.GetGenericArguments() is [var only] && only == typeof(Real), "lanes", rules,
            "a struct that is generic in the number type alone, over Real");
        Type number = Number(lanes);
        return [environment, rules.GetGenericTypeDefinition().MakeGenericType(number), number];
    }

    private static Type Number(int lanes) => lanes switch
    {
        1 => typeof(Real),
        8 => typeof(Real8),
        16 => Vector512.IsHardwareAccelerated ? typeof(Real16) : typeof(Pair<Real8>),
        _ => typeof(Pair<Real16>),
    };

    private static bool IsRobot(Type environment) => Array.Exists(
        environment.GetInterfaces(), type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IRobot<>));

    // The rules over Real of an environment that has lanes.
    private static Type? Rules(Type environment) => Array.Find(
        environment.GetInterfaces(),
        type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IHasLanes<>))?.GetGenericArguments()[0];

    private static long Bytes(int parameterCount, int lanes) => (long)parameterCount * lanes * sizeof(float);
}
