namespace GpuEs;

/// <summary>Learned dynamics as the model; states are observations.</summary>
internal sealed class LearnedPlanModel<TEnvironment>(DynamicsModel<TEnvironment> dynamics) : PlanModel<float>
    where TEnvironment : unmanaged, ISizes
{
    public override int ActionSize => TEnvironment.ActionSize;

    public override int ActionChoices => TEnvironment.ActionChoices;

    public override float ActionLimit => TEnvironment.ActionLimit;

    public override int StateLength => TEnvironment.ObservationSize;

    public override DevicePlanModel CreateOn(ComputeDevice device, CrossEntropyPlannerOptions options) => ClosedType.Create<DevicePlanModel>(
        typeof(DeviceLearnedModel<,,>),
        [typeof(TEnvironment), dynamics.Network.LayersType(), dynamics.Network.ActivationType], device, dynamics);

    public override HostPlanModel<float> CreateOnHost() => new HostLearnedModel<TEnvironment>(dynamics);
}
