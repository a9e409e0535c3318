using System.Runtime.Intrinsics;

namespace GpuEs;

/// <summary>Decides whether the host plays a policy with a member a lane, and closes the types if it does.</summary>
internal static class LanePath
{
    // All lanes' parameters stay in a core's nearest caches; of larger policies the neurons are the lanes.
    private const int MostBytes = 32 << 10;

    /// <summary>As many lanes as the processor's vectors have: 16, else 8.</summary>
    public static int Widest => Vector512.IsHardwareAccelerated ? 16 : 8;

    /// <summary>Why members are not played side by side, or null if they are.</summary>
    public static string? Obstacle(Type environment, Policy? policy, int parameterCount, RolloutPath path)
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
        return (long)parameterCount * Widest * sizeof(float) > MostBytes
            ? $"the parameters of {Widest} members take more than {MostBytes >> 10} KB"
            : null;
    }

    /// <summary>Members side by side.</summary>
    /// <param name="environment">What is played.</param>
    /// <param name="policy">What plays.</param>
    /// <param name="parameterCount">P.</param>
    /// <param name="lanes">1, 8 or 16.</param>
    /// <exception cref="ArgumentException">The environment is more than its rules, or these have other fields than T.</exception>
    public static LaneEvaluation Create(Type environment, Policy policy, int parameterCount, int lanes) => IsRobot(environment)
        ? ClosedType.Create<LaneEvaluation>(
            typeof(RobotLaneEvaluation<,>), [environment, Number(lanes)], policy, parameterCount)
        : ClosedType.Create<LaneEvaluation>(
            typeof(LaneEvaluation<,,>), Types(environment, Rules(environment)!, lanes), policy, parameterCount);

    /// <summary>Candidates side by side, of an environment that has lanes; else null.</summary>
    /// <param name="lanes">8 or 16.</param>
    /// <exception cref="ArgumentException">As for members.</exception>
    public static HostPlanModel<TEnvironment>? PlanModel<TEnvironment>(int lanes)
        where TEnvironment : unmanaged =>
        Rules(typeof(TEnvironment)) is Type rules
            ? ClosedType.Create<HostPlanModel<TEnvironment>>(
                typeof(LanePlanModel<,,>), Types(typeof(TEnvironment), rules, lanes))
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

    private static Type Number(int lanes) => lanes switch { 1 => typeof(Real), 8 => typeof(Real8), _ => typeof(Real16) };

    private static bool IsRobot(Type environment) => Array.Exists(
        environment.GetInterfaces(), type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IRobot<>));

    // The rules over Real of an environment that has lanes.
    private static Type? Rules(Type environment) => Array.Find(
        environment.GetInterfaces(),
        type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IHasLanes<>))?.GetGenericArguments()[0];
}
