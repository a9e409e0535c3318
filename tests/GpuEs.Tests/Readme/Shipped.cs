namespace GpuEs.Tests;

/// <summary>The README's use of a trained policy.</summary>
internal static class Shipped
{
    /// <summary>The torque.</summary>
    public static float Run()
    {
        // <readme>
        TrainedPolicy policy = Policy.Load("runs/pendulum");
        float[] observation = [MathF.Cos(3f), MathF.Sin(3f), 0f];
        float[] torque = new float[policy.ActionSize];
        policy.Act(observation, torque);
        // </readme>
        return torque[0];
    }
}
