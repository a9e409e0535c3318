using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Xunit;

namespace GpuEs.Cluster.Tests;

/// <summary>Whatever comes in: it is refused and logged, and the worker goes on working.</summary>
public sealed class ClusterSecurityTests : IAsyncLifetime
{
    private readonly CollectedLog log = new();
    private Worker worker = null!;

    public async ValueTask InitializeAsync() => worker = await Worker.StartAsync(
        ComputeDevice.Open("host"),
        new WorkerOptions { Port = 0, GatewayPort = 0, Logging = logging => logging.AddProvider(log) });

    public ValueTask DisposeAsync() => worker.DisposeAsync();

    [Fact]
    public void Worker_ListensOnLoopbackAlone()
    {
        IPEndPoint[] listeners = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners();
        Assert.All([worker.Endpoint, worker.Gateway], endpoint => Assert.Contains(endpoint, listeners));
        Assert.All(
            listeners.Where(listener => listener.Port == worker.Endpoint.Port || listener.Port == worker.Gateway.Port),
            listener => Assert.Equal(IPAddress.Loopback, listener.Address));
    }

    [Fact]
    public async Task Bytes_ThatAreNoMessage_EndTheirConnectionAlone()
    {
        foreach (IPEndPoint endpoint in (IPEndPoint[])[worker.Endpoint, worker.Gateway])
        {
            byte[] noise = new byte[4096];
            new Random(1).NextBytes(noise);
            byte[] hugeFrame = new byte[64];
            BinaryPrimitives.WriteInt32LittleEndian(hugeFrame, int.MaxValue);
            BinaryPrimitives.WriteInt32LittleEndian(hugeFrame.AsSpan(4), int.MaxValue);
            foreach (byte[] bytes in (byte[][])[noise, hugeFrame, Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\n\r\n")])
                await SendAndWaitForTheEnd(endpoint, bytes);
        }

        await UntilLogged("terminated");
        AssertWorks();
    }

    [Fact]
    public async Task Calls_ThatAreMalformedOrForeignOrTooLarge_AreRefusedAndLogged()
    {
        using IHost client = await Connected(WorkerSilo.ClusterName);
        var grains = client.Services.GetRequiredService<IClusterClient>();
        string good = RunSpecification.Of(EpisodeTask.Create<CartPole>(Policy.Linear()), new()).ToJson();
        string shell = good.Replace("\"GpuEs.CartPole\"", "\"System.Diagnostics.Process\"", StringComparison.Ordinal);

        await AssertRefused("malformed", "{\"Library\": ");
        await AssertRefused("length 200000 ", new string('x', 200000));
        await AssertRefused("no struct System.Diagnostics.Process", shell);
        await AssertRefused("64 hexadecimal digits", good, run: "another\n" + new string('x', 100_000));
        await AssertRefused("the hash of its specification", good, run: new string('0', 64));
        string name = RunSpecification.NameOf(good);
        await grains.GetGrain<IRunGrain>(name).Begin(good);
        var foreign = new RunState(3, new byte[12], new byte[12], new byte[12], 1, 0, 0f);
        await AssertThrows("Mean's length 3 ", () => grains.GetGrain<IRunGrain>(name).WriteState(good, foreign));
        AssertWorks();

        Task AssertRefused(string expected, string specification, string? run = null) => AssertThrows(
            expected, () => grains.GetGrain<IRunGrain>(run ?? RunSpecification.NameOf(specification)).Begin(specification));

        async Task AssertThrows(string expected, Func<Task> call)
        {
            var exception = await Assert.ThrowsAsync<InvalidOperationException>(call);
            Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
            await UntilLogged(expected);
        }
    }

    [Fact]
    public async Task Client_OfAnotherCluster_IsNotLetIn()
    {
        await Assert.ThrowsAnyAsync<Exception>(() => Connected("another"));
        AssertWorks();
    }

    [Fact]
    public void TypesThatMessagesName_AreNeverLoadedForThem()
    {
        // System.Net.Mail is in the framework's folder, and nobody here has any use for it.
        var types = new LoadedTypes();
        Assert.True(types.TryResolveType("GpuEs.Cluster.RangeReturns,GpuEs.Cluster", out Type known));
        Assert.Equal(typeof(RangeReturns), known);
        Assert.False(types.TryResolveType("System.Net.Mail.SmtpException,System.Net.Mail", out _));
        Assert.Throws<TypeAccessException>(() => types.ResolveType("System.Net.Mail.SmtpException,System.Net.Mail"));
        Assert.DoesNotContain(AppDomain.CurrentDomain.GetAssemblies(), assembly => assembly.GetName().Name == "System.Net.Mail");
    }

    private void AssertWorks()
    {
        using ClusterConnection connection = ClusterConnection.Connect(worker.Gateway.ToString());
        var options = new EvolutionStrategyOptions { Population = 64 };
        using EvolutionStrategy remote = connection.ForEnvironment<Pendulum>(Policy.Linear(), options);
        using EvolutionStrategy local = EvolutionStrategy.ForEnvironment<Pendulum>(ComputeDevice.Open("host"), Policy.Linear(), options);
        local.Train(2);
        remote.Train(2);
        Assert.Equal(local.Mean, remote.Mean);
    }

    private static async Task SendAndWaitForTheEnd(IPEndPoint endpoint, byte[] bytes)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(endpoint);
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync(bytes);
        client.Client.Shutdown(SocketShutdown.Send);
        byte[] answer = new byte[1024];
        try
        {
            while (await stream.ReadAsync(answer).AsTask().WaitAsync(TimeSpan.FromSeconds(20)) > 0)
                continue;
        }
        catch (IOException)
        {
            // A reset is an end as well.
        }
    }

    private async Task UntilLogged(string part)
    {
        long started = Stopwatch.GetTimestamp();
        while (!log.Lines.Any(line => line.Contains(part, StringComparison.Ordinal)))
        {
            Assert.True(
                Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(20), $"'{part}' was not logged: {string.Join('\n', log.Lines)}");
            await Task.Delay(50);
        }
    }

    private async Task<IHost> Connected(string cluster)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleansClient(client => client
            .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster, cluster))
            .UseStaticClustering(worker.Gateway));
        IHost host = builder.Build();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(8));
        await host.StartAsync(limit.Token);
        return host;
    }
}
