using System.CommandLine;
using System.Net;
using GpuEs.Cluster;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace GpuEs.Cli;

/// <summary><c>gpues worker</c>: lends this machine's devices to a cluster until it is interrupted.</summary>
internal sealed class WorkerCommand : Command
{
    private readonly Terminal terminal;
    private readonly Option<int?> port = Port("--port", "the port of other workers");
    private readonly Option<int?> gatewayPort = Port("--gateway-port", "the port of training programs");
    private readonly Option<string?> address = new("--address")
    {
        Description = "the address to listen on, which others reach it by; loopback unless given",
        HelpName = "IP",
    };
    private readonly Option<string?> join = new("--join")
    {
        Description = "the first worker of a cluster",
        HelpName = "HOST:PORT",
    };
    private readonly Option<string?> redis = new("--redis")
    {
        Description = "the Redis that lists the cluster's workers",
        HelpName = "HOST:PORT",
    };
    private readonly Option<string[]> assemblies = new("--assembly")
    {
        Description = "an assembly with environments, objectives or policies of your own",
        HelpName = "FILE",
    };
    private readonly Option<string?> device = OptionOf.Devices();

    public WorkerCommand(Terminal terminal)
        : base("worker", "Lends this machine's devices to a cluster.")
    {
        this.terminal = terminal;
        foreach (Option option in (Option[])[port, gatewayPort, address, join, redis, assemblies, device])
            Add(option);
        SetAction((parsed, _) => Serve(parsed));
    }

    private async Task<int> Serve(ParseResult parsed)
    {
        WorkerOptions options = OptionsOf(parsed);
        terminal.EndsInGoodOrder("leaving the cluster");
        using var devices = new OpenedDevices(terminal, parsed.GetValue(device) ?? "auto");
        await using Worker worker = await Start(devices, options);
        string invitation = options.Redis is not null ? $"train by --cluster redis://{options.Redis}"
            : $"join by --join {options.Join ?? worker.Endpoint.ToString()}, train by --cluster {worker.Gateway}";
        terminal.Output.WriteLine($"worker {worker.Endpoint} on {devices.Name}; {invitation}");
        await Task.WhenAny(Task.Delay(Timeout.Infinite, terminal.Interruption));
        return ExitCode.Success;
    }

    private WorkerOptions OptionsOf(ParseResult parsed)
    {
        var standard = new WorkerOptions { Join = parsed.GetValue(join), Redis = parsed.GetValue(redis) };
        return standard with
        {
            Port = parsed.GetValue(port) ?? standard.Port,
            GatewayPort = parsed.GetValue(gatewayPort) ?? standard.GatewayPort,
            Address = AddressOf(parsed) ?? standard.Address,
            Assemblies = [.. (parsed.GetValue(assemblies) ?? []).Select(file => OwnAssembly.Load(assemblies.Name, file))],
            Logging = logging => logging
                .SetMinimumLevel(LogLevel.Warning)
                .AddFilter("Orleans", LogLevel.Error)
                .AddFilter("Orleans.Runtime.Messaging", LogLevel.Information)
                .AddConsoleFormatter<WorkerLines, ConsoleFormatterOptions>()
                .AddConsole(console =>
                {
                    console.FormatterName = WorkerLines.FormatterName;
                    console.LogToStandardErrorThreshold = LogLevel.Trace;
                }),
        };
    }

    private async Task<Worker> Start(OpenedDevices devices, WorkerOptions options)
    {
        try
        {
            return await Worker.StartAsync(devices.Group, options, terminal.Interruption);
        }
        catch (ArgumentException exception)
        {
            throw new WrongInputException(OptionOf.InCommandLineWords(exception.Message), exception);
        }
    }

    private IPAddress? AddressOf(ParseResult parsed)
    {
        if (parsed.GetValue(address) is not { } text)
            return null;
        return IPAddress.TryParse(text, out IPAddress? ip) && !ip.Equals(IPAddress.Any) && !ip.Equals(IPAddress.IPv6Any)
            ? ip
            : throw WrongInputException.NotAccepted(address.Name, text, "an IP address of this machine that others reach");
    }

    private static Option<int?> Port(string name, string meaning)
    {
        Option<int?> option = OptionOf.Number<int>(name, "a port from 0 to 65535", number => number is >= 0 and <= 65535);
        option.Description = $"{meaning}, from 0 to 65535; 0 for any that is free";
        return option;
    }
}
