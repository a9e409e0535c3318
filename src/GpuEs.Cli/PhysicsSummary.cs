using System.Globalization;

namespace GpuEs.Cli;

/// <summary>What a model has and what came of dropping it: the JSON object of <c>physics --json</c>, whose fields are promised.</summary>
/// <param name="Model">Its name, else its file's.</param>
/// <param name="Bodies">The world among them.</param>
/// <param name="Joints">Joints.</param>
/// <param name="Dofs">Degrees of freedom.</param>
/// <param name="Geoms">Geoms.</param>
/// <param name="Actuators">Actuators.</param>
/// <param name="CandidatePairs">Pairs of geoms that may touch.</param>
/// <param name="PassedOver">What the file says that cannot change the motion.</param>
/// <param name="Instances">Dropped.</param>
/// <param name="Steps">Of all instances together.</param>
/// <param name="Seconds">That they took.</param>
/// <param name="StepsPerSecond">Of all cores together.</param>
/// <param name="FailedInstances">In which the solver did not end or a number was not finite.</param>
/// <param name="HeightBefore">Of the centre of mass, m.</param>
/// <param name="HeightAfter">Its mean over the instances, m.</param>
internal sealed record PhysicsSummary(
    string Model, int Bodies, int Joints, int Dofs, int Geoms, int Actuators, int CandidatePairs,
    IReadOnlyList<string> PassedOver, int Instances, long Steps, double Seconds, double StepsPerSecond, int FailedInstances,
    double HeightBefore, double HeightAfter)
{
    public static PhysicsSummary Of(string model, Mechanism mechanism, DroppedBodies dropped) => new(
        model, mechanism.BodyCount, mechanism.JointCount, mechanism.DofCount, mechanism.GeomCount,
        mechanism.ActuatorCount, mechanism.CandidatePairCount, mechanism.PassedOver, dropped.Instances, dropped.Steps,
        dropped.Seconds, dropped.Seconds > 0 ? dropped.Steps / dropped.Seconds : 0, dropped.Failed, dropped.HeightBefore,
        dropped.HeightAfter);

    /// <summary>The same for a person.</summary>
    public string ForPeople()
    {
        string[] lines =
        [
            Invariant($"{Model}: {Bodies} bodies, {Joints} joints with {Dofs} degrees of freedom, {Geoms} geoms, ")
                + Invariant($"{Actuators} actuators, {CandidatePairs} pairs of geoms that may touch"),
            .. PassedOver.Count > 0 ? ["passed over, since none of it changes the motion:"] : (string[])[],
            .. PassedOver.Select(part => $"  {part}"),
            Invariant($"dropped {Instances} instances: {Steps:N0} steps in {Seconds:F2} s, {StepsPerSecond:N0} steps/s; ")
                + Invariant($"centre of mass from {HeightBefore:F3} m to {HeightAfter:F3} m"),
        ];
        return string.Join(Environment.NewLine, lines);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
