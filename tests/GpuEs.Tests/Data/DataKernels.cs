using System.Reflection;

namespace GpuEs.Tests;

/// <summary>Every kernel that reads data, closed.</summary>
internal static class DataKernels
{
    private static readonly Policy Mlp = Policy.Mlp([16]);

    public static IReadOnlyDictionary<string, MethodInfo> All { get; } = new Dictionary<string, MethodInfo>
    {
        ["portable"] = Method(typeof(RolloutKernel<,>), "Play", typeof(DataWorld<Windy>), Policy.Linear().Close()),
        ["registers"] = Method(
            typeof(RegisterRolloutKernel<,>), "Play", typeof(DataWorld<Windy>),
            RegisterPath.Close(Mlp, Windy.ObservationSize, outputs: 1)),
        ["fused"] = Method(
            typeof(FusedRolloutKernel<,,>), "Play", typeof(DataWorld<Windy>),
            FusedPath.Close(
                Mlp, Windy.ObservationSize, FusedPath.GpuGroup<DataWorld<Windy>>(GroupLimits.Cuda, Mlp, 2)),
            typeof(CounterNoise)),
        ["model"] = Method(typeof(ModelRolloutKernel<>), "Roll", typeof(DataWorld<Windy>)),
        ["objective"] = Method(typeof(ObjectiveKernel<>), "Evaluate", typeof(CurveFit)),
    };

    private static MethodInfo Method(Type kernel, string name, params Type[] types) =>
        kernel.MakeGenericType(types).GetMethod(name)!;
}
