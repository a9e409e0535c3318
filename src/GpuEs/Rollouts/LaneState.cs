using System.Runtime.CompilerServices;

namespace GpuEs;

/// <summary>Environments side by side: each is its fields over <see cref="Real"/>, which have a place in every lane.</summary>
internal static unsafe class LaneState<TEnvironment, TLanes, T>
    where TEnvironment : unmanaged
    where TLanes : unmanaged, ILaneEnvironment<T>
    where T : unmanaged, IReal<T>
{
    /// <summary>Checks that there is a place for everything.</summary>
    /// <exception cref="ArgumentException">A lane of the rules is not the environment.</exception>
    public static void Require() => EvolutionStrategyOptions.Require(
        sizeof(TLanes) == T.Lanes * sizeof(TEnvironment), "environment", typeof(TEnvironment),
        "with lanes, a struct that holds its rules and nothing else, and these fields of T and nothing else");

    /// <summary>Puts an environment into a lane.</summary>
    public static void Place(TEnvironment environment, int lane, ref TLanes lanes)
    {
        float* fields = (float*)&environment;
        for (int field = 0; field < sizeof(TEnvironment) / sizeof(float); field++)
            Unsafe.Add(ref Unsafe.As<TLanes, float>(ref lanes), field * T.Lanes + lane) = fields[field];
    }
}
