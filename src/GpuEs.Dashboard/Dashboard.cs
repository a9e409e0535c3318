using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GpuEs;

/// <summary>
/// A page that shows a run while it goes on, served to browsers of this machine alone: live curves, stage times, and the
/// mean as it is now, playing the environment. A late page is told all generations. Give it to
/// <see cref="EvolutionStrategy.Train"/> as the progress, with the run's folder; once the folder is saved, at the end of
/// Train, open pages are told the result, and the page stays until this is disposed of. Requests never call the strategy:
/// what they need of it is taken by the thread that trains, between generations.
/// </summary>
public sealed class Dashboard : IProgress<GenerationReport>, IDisposable
{
    private static readonly TimeSpan BetweenEvents = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(3);

    private readonly WebApplication application;
    private volatile WatchedRun? run;
    private volatile bool isDisposed;

    private Dashboard(WebApplication application)
    {
        this.application = application;
        application.Run(Answer);
        application.StartAsync().GetAwaiter().GetResult();
        Address = application.Urls.First() + "/";
    }

    /// <summary>Where it is: <c>http://127.0.0.1:PORT/</c>.</summary>
    public string Address { get; }

    /// <summary>Begins to serve a run's page.</summary>
    /// <param name="strategy">Trains the run.</param>
    /// <param name="folder">The run's. Generations that it holds already are shown too.</param>
    /// <param name="port">1 to 65535, or 0 for any that is free.</param>
    /// <exception cref="ArgumentException">The port is outside its range, taken, or not for everyone.</exception>
    /// <exception cref="InvalidDataException">A file of the folder cannot be read.</exception>
    /// <exception cref="InvalidOperationException">The folder is not that of this strategy's run.</exception>
    public static Dashboard Open(EvolutionStrategy strategy, RunFolder folder, int port = 0)
    {
        ArgumentNullException.ThrowIfNull(strategy);
        ArgumentNullException.ThrowIfNull(folder);
        folder.RequireRunOf(strategy);
        WatchedRun watched = WatchedRun.Of(strategy, folder);
        Dashboard dashboard = Open(port);
        dashboard.Show(watched);
        return dashboard;
    }

    /// <summary>Takes a generation. Train calls it; who calls Step does so after each, on the thread that trains.</summary>
    /// <param name="value">What became of it.</param>
    /// <exception cref="ObjectDisposedException">It was disposed of.</exception>
    public void Report(GenerationReport value)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        run?.Report(value);
    }

    /// <summary>Ends, once every open page has been told what there was to tell, or after some seconds.</summary>
    public void Dispose()
    {
        if (isDisposed)
            return;
        isDisposed = true;
        run?.Close();
        using (var patience = new CancellationTokenSource(LastWords))
            application.StopAsync(patience.Token).GetAwaiter().GetResult();
        ((IDisposable)application).Dispose();
    }

    /// <summary>Begins to listen; until there is something to show, requests are put off.</summary>
    /// <param name="port">0 for any that is free.</param>
    /// <exception cref="ArgumentException">The port is outside its range, taken, or not for everyone.</exception>
    internal static Dashboard Open(int port)
    {
        EvolutionStrategyOptions.Require(
            port is >= IPEndPoint.MinPort and <= IPEndPoint.MaxPort, nameof(port), port, "1 to 65535, or 0 for any that is free");
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        WebApplication application = builder.Build();
        try
        {
            return new Dashboard(application);
        }
        catch (Exception exception) when (exception is IOException or System.Net.Sockets.SocketException)
        {
            ((IDisposable)application).Dispose();
            throw new ArgumentException(
                $"{nameof(port)} {port} is not accepted; accepted: a port that is free ({exception.Message})", exception);
        }
    }

    /// <summary>What is to be watched.</summary>
    internal void Show(WatchedRun watched)
    {
        watched.Follow();
        run = watched;
    }

    private async Task Answer(HttpContext context)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.ContentSecurityPolicy = "frame-ancestors 'none'";
        context.Response.StatusCode = Refusal(context.Request);
        if (context.Response.StatusCode != StatusCodes.Status200OK)
            return;
        try
        {
            await Serve(context, run!);
        }
        catch (OperationCanceledException)
        {
            // The browser has gone, or training has: there is nobody to answer or nothing to say.
            if (!context.Response.HasStarted)
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }

    // A page elsewhere may give its own name this machine's address (DNS rebinding), and so reach what listens here; the
    // browser then still sends that name. The port may be another where ssh forwards one.
    private int Refusal(HttpRequest request)
    {
        bool isOurs = request.Host.Host is "127.0.0.1" or "localhost";
        return !isOurs ? StatusCodes.Status403Forbidden
            : !HttpMethods.IsGet(request.Method) ? StatusCodes.Status405MethodNotAllowed
            : request.Path.Value is not ("/" or "/events" or "/replay") ? StatusCodes.Status404NotFound
            : run is null ? StatusCodes.Status503ServiceUnavailable
            : StatusCodes.Status200OK;
    }

    private static async Task Serve(HttpContext context, WatchedRun run)
    {
        switch (context.Request.Path.Value)
        {
            case "/":
                context.Response.ContentType = "text/html; charset=utf-8";
                await context.Response.WriteAsync(run.Page, context.RequestAborted);
                break;
            case "/replay" when !run.HasEpisodes:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                break;
            case "/replay":
                PageReplay replay = await run.NewestReplay(context.RequestAborted);
                context.Response.ContentType = "application/json";
                await JsonSerializer.SerializeAsync(
                    context.Response.Body, replay, PageJson.Default.PageReplay, context.RequestAborted);
                break;
            default:
                await Stream(context, run);
                break;
        }
    }

    private static async Task Stream(HttpContext context, WatchedRun run)
    {
        context.Response.ContentType = "text/event-stream";
        CancellationToken gone = context.RequestAborted;
        int seen = 0;
        while (true)
        {
            (GenerationReport[] generations, string? end, bool isClosed, Task changed) = run.Since(seen);
            seen += generations.Length;
            if (generations.Length > 0)
                await Send(context, "lines", $"[{string.Join(',', generations.Select(run.Line))}]");
            if (end is not null)
                await Send(context, "end", end);
            if (end is not null || isClosed)
                return;
            await context.Response.Body.FlushAsync(gone);
            await changed.WaitAsync(gone);
            await Task.Delay(BetweenEvents, gone);
        }
    }

    private static async Task Send(HttpContext context, string name, string data)
    {
        await context.Response.Body.WriteAsync(
            Encoding.UTF8.GetBytes($"event: {name}\ndata: {data}\n\n"), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    // The framework's own would take Ctrl-C from training.
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
