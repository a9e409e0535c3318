namespace GpuEs;

/// <summary>What both humanoid tasks observe and charge for.</summary>
internal static class HumanoidBody<T, TState>
    where T : unmanaged, IReal<T>
    where TState : struct, IBodyState<T>
{
    private const int Bodies = 14, Controls = 17;
    private const float LargestContactCost = 10f;

    /// <summary>Where the centre of mass is.</summary>
    public static T X(TState state) => BodySums<T, TState>.CenterOfMass(state, Bodies, 0);

    public static T Observe(int index, TState state) => index switch
    {
        < 22 => state.Qpos(index + 2),
        < 45 => state.Qvel(index - 22),
        < 175 => state.Cinert(1 + (index - 45) / 10, (index - 45) % 10),
        < 253 => state.Cvel(1 + (index - 175) / 6, (index - 175) % 6),
        < 270 => state.QfrcActuator(6 + index - 253),
        _ => state.CfrcExt(1 + (index - 270) / 6, (index - 270) % 6),
    };

    /// <summary>Of controls and of contacts.</summary>
    public static T Costs(TState state)
    {
        T contacts = 5e-7f * BodySums<T, TState>.SquaredContactForces(state, Bodies, float.MaxValue);
        return T.MultiplyAdd(
            0.1f, BodySums<T, TState>.SquaredControls(state, Controls), T.Min(contacts, LargestContactCost));
    }
}

/// <summary>The same, whatever the number.</summary>
internal static class HumanoidBody
{
    /// <summary>One over what components reach in walking and falling.</summary>
    public static float Scale(int index) => index switch
    {
        < 22 => 1f,
        < 45 => 0.1f,
        < 175 => 0.2f,
        < 253 => 0.1f,
        < 270 => 0.02f,
        _ => 0.002f,
    };
}
