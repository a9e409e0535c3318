using System.Reflection;

namespace GpuEs.Tests;

/// <summary>Episodes on the host, with the very code that kernels run.</summary>
internal static class HostRollout
{
    private static readonly MethodInfo Open = typeof(HostRollout).GetMethod(
        nameof(PlayClosed), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Member by member, episode by episode.</summary>
    public static EpisodeResult[] Play<TEnvironment>(
        Policy policy, EpisodePlan plan, float[][] parameters, int stepCap)
        where TEnvironment : unmanaged, IEnvironment<TEnvironment> =>
        Open.MakeGenericMethod(typeof(TEnvironment), policy.Close())
            .CreateDelegate<Func<EpisodePlan, float[][], int, EpisodeResult[]>>()(plan, parameters, stepCap);

    private static EpisodeResult[] PlayClosed<TEnvironment, TPolicy>(EpisodePlan plan, float[][] parameters, int stepCap)
        where TEnvironment : unmanaged, IEnvironment<TEnvironment>
        where TPolicy : unmanaged, IPolicy<TPolicy>
    {
        var scratch = new ArrayMemory(new float[TPolicy.ScratchSize<TEnvironment>()]);
        var results = new EpisodeResult[parameters.Length * plan.PerMember];
        for (int instance = 0; instance < results.Length; instance++)
        {
            int member = instance / plan.PerMember, episode = instance % plan.PerMember;
            var actor = new PolicyActor<TPolicy, ArrayMemory>(new ArrayMemory(parameters[member]), scratch);
            results[instance] = Episode<PlainWorld<TEnvironment>>.Play(
                plan.Random(member, episode), actor, Surroundings.None, stepCap);
        }

        return results;
    }
}
