using System.Reflection;

namespace GpuEs.Assembler;

/// <summary>A rollout kernel for one environment and policy, as a GPU would run it.</summary>
/// <param name="Kernel">The kernel.</param>
/// <param name="GroupThreads">Threads of a group; null where the driver sizes groups.</param>
/// <param name="GroupMembers">Members that a group plays; where the driver sizes groups, a thread plays one.</param>
/// <param name="Parameters">Of the policy.</param>
/// <param name="Name">Environment, hidden layers and path.</param>
internal sealed record RolloutCase(MethodInfo Kernel, int? GroupThreads, int GroupMembers, int Parameters, string Name)
{
    /// <summary>The kernel that <paramref name="path"/> takes.</summary>
    public static RolloutCase Of<TEnvironment>(Policy policy, RolloutPath path)
        where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    {
        int inputs = TEnvironment.ObservationSize, outputs = ActionHead<TanhHead>.Outputs<TEnvironment>();
        Type world = typeof(PlainWorld<TEnvironment>);
        string name = $"{typeof(TEnvironment).Name} {string.Join('-', policy.Hidden)} {path.ToString().ToLowerInvariant()}";
        int parameters = policy.ParameterCount(inputs, outputs);
        switch (path)
        {
            case RolloutPath.Fused:
                int threads = policy.Hidden.Max();
                (int Members, int Directions) group = FusedPath.GpuGroup<PlainWorld<TEnvironment>>(GroupLimits.Cuda, policy, 2);
                return new(
                    Play(typeof(FusedRolloutKernel<,,>), world, FusedPath.Close(policy, inputs, group), typeof(CounterNoise)),
                    threads * group.Members, group.Members, parameters, name);
            case RolloutPath.Registers:
                return new(
                    Play(typeof(RegisterRolloutKernel<,>), world, RegisterPath.Close(policy, inputs, outputs)), null, 1, parameters, name);
            default:
                return new(Play(typeof(RolloutKernel<,>), world, policy.Close()), null, 1, parameters, name);
        }
    }

    /// <summary>Its PTX.</summary>
    public string Compile() => PtxCompiler.Compile(Kernel, GroupThreads);

    private static MethodInfo Play(Type kernel, params Type[] arguments) => kernel.MakeGenericType(arguments).GetMethod("Play")!;
}
