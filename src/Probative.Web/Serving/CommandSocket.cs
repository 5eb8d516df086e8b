using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Probative.Web.Api;
using Probative.Web.House;
using Probative.Web.Permission;
using Probative.Web.SignIn;

namespace Probative.Web.Serving;

/// <summary>
/// The local socket of one vault: commands come in by a file that only the operator can open, and nothing
/// else does. A server of its own beside the pages, so that no rule made for browsers is ever bent for it.
/// </summary>
public sealed class CommandSocket : IAsyncDisposable
{
    private const UnixFileMode OwnFolder =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly WebApplication _app;
    private readonly string _path;

    private CommandSocket(WebApplication app, string path) => (_app, _path) = (app, path);

    /// <summary>
    /// Listens at a path. Whatever lies there was left by a server that is gone: whoever calls this holds the
    /// vault's lock.
    /// </summary>
    /// <exception cref="IOException">It cannot be listened at.</exception>
    internal static async Task<CommandSocket> StartAsync(
        string path, IServiceProvider pages, CancellationToken ct)
    {
        if (!OperatingSystem.IsLinux())
            throw new PlatformNotSupportedException("Only the modes of Unix keep others out.");
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder, OwnFolder);
        File.SetUnixFileMode(folder, OwnFolder);
        File.Delete(path);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = "Probative.Web", EnvironmentName = "Production",
        });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            ServerLimits.Set(kestrel);
            kestrel.ListenUnixSocket(path);
        });
        var services = builder.Services;
        services.AddLogging(logging => logging.AddProvider(new ErrorLog()).SetMinimumLevel(LogLevel.Error));
        services.Configure<HostOptions>(options => options.ShutdownTimeout = WorkbenchServer.Farewell);
        services.AddRouting();
        services.AddSingleton(pages.GetRequiredService<IHouse>());
        services.AddSingleton(pages.GetRequiredService<TimeProvider>());
        services.AddSingleton(pages.GetRequiredService<Gate>());
        services.AddSingleton(pages.GetRequiredService<Addresses>());
        services.AddSingleton(pages.GetRequiredService<SignInLinks>());
        services.AddSingleton(pages.GetRequiredService<BearerTokens>());
        services.AddSingleton<Runs>();
        var app = builder.Build();
        app.UseRouting();
        CommandEndpoints.Map(app, Way.Socket);
        OperatorEndpoints.Map(app);
        await app.StartAsync(ct);
        File.SetUnixFileMode(path, OwnFile);
        return new CommandSocket(app, path);
    }

    public async ValueTask DisposeAsync()
    {
        // First, so that nobody comes to a server that is going.
        File.Delete(_path);
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }
}
