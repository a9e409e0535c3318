using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace GpuEs.Cli;

/// <summary><c>gpues devices</c>: what <c>--device</c> may name, in the order in which <c>auto</c> tries it.</summary>
internal sealed class DevicesCommand : Command
{
    private readonly Terminal terminal;

    public DevicesCommand(Terminal terminal)
        : base("devices", "Lists the devices, in the order in which auto tries them.")
    {
        this.terminal = terminal;
        var json = new Option<bool>("--json") { Description = "one JSON array on standard output" };
        Add(json);
        SetAction(parsed => List(parsed.GetValue(json)));
    }

    private int List(bool asJson)
    {
        DeviceEntry[] devices =
        [
            .. ComputeDevice.List().Select(device => new DeviceEntry(
                device.Specification, device.Kind.ToString(), device.Name, device.IsGpu, device.MemoryBytes)),
        ];
        if (asJson)
        {
            terminal.Output.WriteLine(JsonSerializer.Serialize(devices, LineJson.Default.DeviceEntryArray));
            return ExitCode.Success;
        }

        Table table = new Table().Border(TableBorder.Simple).AddColumns("device", "name", "memory");
        foreach (DeviceEntry device in devices)
        {
            double gibibytes = device.MemoryBytes / (double)(1L << 30);
            table.AddRow(
                new Text(device.Device), new Text(device.Name),
                new Text(gibibytes.ToString("F1", CultureInfo.InvariantCulture) + " GiB"));
        }

        terminal.OutputConsole().Write(table);
        return ExitCode.Success;
    }
}
