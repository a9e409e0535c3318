namespace GpuEs.Cli;

/// <summary>The devices of a run, opened by what the user called them: one, or several parted by commas.</summary>
internal sealed class OpenedDevices : TrainingPlace
{
    private readonly List<ComputeDevice> devices = [];

    /// <exception cref="WrongInputException">There is no such device, or one is named twice.</exception>
    public OpenedDevices(Terminal terminal, string specifications)
    {
        try
        {
            foreach (string specification in specifications.Split(','))
                Add(TrainRun.OpenDevice(terminal, specification), specifications);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public override string Specification => string.Join(',', devices.Select(device => device.Description.Specification));

    /// <summary>The drivers' names for them.</summary>
    public override string Name => string.Join(" and ", devices.Select(device => device.Description.Name));

    /// <summary>The devices together.</summary>
    public DeviceGroup Group => [.. devices];

    public override EvolutionStrategy Create(TrainRequest request)
    {
        foreach (ComputeDevice device in devices)
            TrainRun.RequirePlayer(device, request.Task);
        return request.Task.Create(Group, request.Policy, request.Dimension, request.Options);
    }

    public override void Dispose()
    {
        foreach (ComputeDevice device in devices)
            device.Dispose();
    }

    private void Add(ComputeDevice device, string specifications)
    {
        string specification = device.Description.Specification;
        bool isNew = devices.All(before => before.Description.Specification != specification);
        devices.Add(device);
        if (!isNew)
        {
            throw WrongInputException.NotAccepted(
                "--device", specifications, $"every device once, and {specification} is there twice");
        }
    }
}
