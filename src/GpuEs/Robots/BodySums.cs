namespace GpuEs;

/// <summary>Sums over bodies and actuators that rewards charge for.</summary>
internal static class BodySums<T, TState>
    where T : unmanaged, IReal<T>
    where TState : struct, IBodyState<T>
{
    /// <summary>The squares of the first controls, as they are set.</summary>
    public static T SquaredControls(TState state, int count)
    {
        T sum = 0f;
        for (int k = 0; k < count; k++)
            sum = T.MultiplyAdd(state.Ctrl(k), state.Ctrl(k), sum);
        return sum;
    }

    /// <summary>The squares of the contact forces on the first bodies, each component limited to a magnitude.</summary>
    public static T SquaredContactForces(TState state, int bodies, float limit)
    {
        T sum = 0f;
        for (int body = 1; body < bodies; body++)
        {
            for (int component = 0; component < 6; component++)
            {
                T force = T.Clamp(state.CfrcExt(body, component), -limit, limit);
                sum = T.MultiplyAdd(force, force, sum);
            }
        }

        return sum;
    }

    /// <summary>A coordinate of the centre of mass of the first bodies.</summary>
    public static T CenterOfMass(TState state, int bodies, int axis)
    {
        T sum = 0f;
        float mass = 0f;
        for (int body = 1; body < bodies; body++)
        {
            sum = T.MultiplyAdd(state.Xipos(body, axis), state.Mass(body), sum);
            mass += state.Mass(body);
        }

        return sum / mass;
    }
}
