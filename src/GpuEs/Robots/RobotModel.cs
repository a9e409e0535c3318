using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace GpuEs;

/// <summary>A robot's model, compiled once a process, where the host's steps read it.</summary>
internal static unsafe class RobotModel<TRobot>
    where TRobot : unmanaged, IRobot<TRobot>
{
    private const int MostMeasures = 16;

    private static readonly Mechanism Mechanism = TRobot.Mechanism;
    private static readonly ModelConstants Constants = Mechanism.Constants;
    private static readonly MechanismTables Compiled = MechanismTables.Compile(Mechanism, TRobot.ReadsContactForces);

    public static readonly BodyLayout Layout = Compiled.Layout;

    // Pinned, since steps on all threads read them by address.
    private static readonly int[] Wholes = Pinned(Compiled.Wholes);
    private static readonly float[] Numbers = Pinned(Compiled.Numbers);

    public static readonly HostTables Tables = new(Address(Wholes), Address(Numbers));

    /// <summary>The model's own pose.</summary>
    public static readonly float[] Qpos0 = Compiled.Qpos0;

    /// <summary>[nbody] kg.</summary>
    public static readonly float[] Mass = Single(Constants.Bodies.Mass);

    /// <summary>[sites] On which body each is.</summary>
    public static readonly int[] SiteBody = Constants.Sites.BodyId;

    /// <summary>[sites][3] In the body's frame.</summary>
    public static readonly float[] SitePos = Single(Constants.Sites.Pos);

    public static readonly float StepSeconds = (float)(Constants.Options.TimestepSeconds * TRobot.FrameSkip);

    /// <summary>The largest magnitude that any actuator takes; 1 where none is limited.</summary>
    public static readonly float ActionLimit = LargestControl(Constants.Actuators);

    /// <summary>The bodies', and behind it what was measured before the step.</summary>
    public static readonly int WorkspaceSize = Layout.WorkspaceSize + TRobot.MeasureCount;

    /// <summary>What rollouts see of the robot; the first that anybody asks for, so here errors of the model come out.</summary>
    public static Type World
    {
        get
        {
            try
            {
                _ = WorkspaceSize;
            }
            catch (TypeInitializationException exception) when (exception.InnerException is { } reason)
            {
                ExceptionDispatchInfo.Throw(reason);
            }

            Require(TRobot.FrameSkip >= 1, nameof(TRobot.FrameSkip), TRobot.FrameSkip, "1 or more");
            Require(
                TRobot.MeasureCount is >= 0 and <= MostMeasures, nameof(TRobot.MeasureCount), TRobot.MeasureCount,
                $"0 to {MostMeasures}");
            return typeof(RobotWorld<TRobot>);
        }
    }

    private static void Require(bool condition, string member, int value, string accepted) =>
        EvolutionStrategyOptions.Require(condition, $"{typeof(TRobot).Name}.{member}", value, accepted);

    private static float LargestControl(ActuatorTable actuators)
    {
        double largest = 0;
        for (int actuator = 0; actuator < actuators.Count; actuator++)
        {
            if (actuators.CtrlLimited[actuator])
            {
                largest = Math.Max(largest, Math.Abs(actuators.CtrlRange[2 * actuator]));
                largest = Math.Max(largest, Math.Abs(actuators.CtrlRange[2 * actuator + 1]));
            }
        }

        return largest > 0 ? (float)largest : 1f;
    }

    private static float[] Single(double[] values) => [.. values.Select(value => (float)value)];

    private static TValue[] Pinned<TValue>(TValue[] values)
        where TValue : unmanaged
    {
        TValue[] pinned = GC.AllocateUninitializedArray<TValue>(values.Length + 1, pinned: true);
        values.CopyTo(pinned, 0);
        return pinned;
    }

    private static TValue* Address<TValue>(TValue[] pinned)
        where TValue : unmanaged => (TValue*)Unsafe.AsPointer(ref pinned[0]);
}
