using System.Net;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MudBlazor.Services;
using Probative.Web.Api;
using Probative.Web.House;
using Probative.Web.Jobs;
using Probative.Web.Media;
using Probative.Web.Permission;
using Probative.Web.Rooms;
using Probative.Web.Shell;
using Probative.Web.SignIn;
using Probative.Web.Uploads;

namespace Probative.Web.Serving;

/// <summary>The workbench, listening at loopback addresses until it is stopped.</summary>
public sealed class WorkbenchServer : IAsyncDisposable
{
    /// <summary>The name of the cookie of a session.</summary>
    internal const string SessionCookie = "probative";

    // A working day without a request; whoever leaves a page before that finds it locked.
    private static readonly TimeSpan s_sitting = TimeSpan.FromHours(12);

    // Browsers hold their connections open for ever; what commands have in flight ends by itself.
    internal static readonly TimeSpan Farewell = TimeSpan.FromSeconds(3);
    private static readonly IPAddress s_pages = IPAddress.Parse("127.0.0.1");
    private static readonly IPAddress s_media = IPAddress.Parse("127.0.0.2");

    private readonly WebApplication _app;

    private WorkbenchServer(WebApplication app) => _app = app;

    public Addresses Addresses => _app.Services.GetRequiredService<Addresses>();

    public SignInLinks Links => _app.Services.GetRequiredService<SignInLinks>();

    /// <summary>Starts listening.</summary>
    /// <exception cref="IOException">The port is taken, or may not be listened at.</exception>
    public static async Task<WorkbenchServer> StartAsync(WorkbenchSetup setup, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(setup);

        // Empty: nothing of the environment or of files beside the program changes what is listened at.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = setup.Name,
            ContentRootPath = setup.Files,
            WebRootPath = Path.Combine(setup.Files, "wwwroot"),
            EnvironmentName = "Production",
        });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            ServerLimits.Set(kestrel);
            kestrel.Listen(s_pages, setup.Port);
            kestrel.Listen(s_media, setup.Port);
        });
        AddServices(builder.Services, setup.House);
        var app = builder.Build();
        Route(app);
        await app.StartAsync(ct);
        var listening = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        app.Services.GetRequiredService<Addresses>().Set(listening!.Addresses);
        return new WorkbenchServer(app);
    }

    /// <summary>Lets the operator's commands in by a local socket, for the vault at hand.</summary>
    /// <exception cref="IOException">It cannot be listened at.</exception>
    public Task<CommandSocket> ListenAsync(string path, CancellationToken ct) =>
        CommandSocket.StartAsync(path, _app.Services, ct);

    /// <summary>Waits until it was told to stop, and for what is in flight.</summary>
    public async Task WaitAsync(CancellationToken ct)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, ct);
        }
        catch (OperationCanceledException)
        {
            await _app.StopAsync(CancellationToken.None);
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static void AddServices(IServiceCollection services, IHouse house)
    {
        services.AddLogging(logging => logging.AddProvider(new ErrorLog()).SetMinimumLevel(LogLevel.Error));
        services.Configure<HostOptions>(options => options.ShutdownTimeout = Farewell);
        services.AddRouting();
        services.AddSingleton(house).AddSingleton(house.Clock);
        services.AddSingleton<Addresses>().AddSingleton<SignInLinks>().AddSingleton<Gate>();
        services.AddSingleton<BearerTokens>().AddSingleton<Runs>();
        services.AddScoped<Desk>().AddScoped<Place>().AddSingleton<LastCases>();
        services.AddSingleton<SessionStore>().AddSingleton<Sittings>();
        services.AddSingleton<JobBoard>().AddSingleton<UploadStore>().AddSingleton<UploadTurns>();
        services.AddSingleton<MediaLinks>().AddSingleton<MediaServer>().AddScoped<MediaDesk>();
        services.AddSingleton<Exposures>();
        services.AddLocalization();
        services.AddHttpContextAccessor();

        // Nothing of it is kept on disk: a server that starts again trusts nothing it gave out before.
        services.AddDataProtection();
        services.Configure<KeyManagementOptions>(options => options.XmlRepository = new KeysInMemory());
        services.AddAntiforgery(options => options.Cookie.SameSite = SameSiteMode.Strict);
        services.AddAuthentication(SignInEndpoints.Scheme).AddCookie();
        services.AddOptions<CookieAuthenticationOptions>(SignInEndpoints.Scheme)
            .Configure<SessionStore>((options, store) =>
            {
                options.SessionStore = store;
                options.Cookie.Name = SessionCookie;
                options.Cookie.SameSite = SameSiteMode.Strict;
                options.Cookie.HttpOnly = true;
                options.ExpireTimeSpan = s_sitting;
                options.SlidingExpiration = true;
                options.LoginPath = SignInEndpoints.Door;
                options.ReturnUrlParameter = "from";
            });
        services.AddAuthorization();
        services.AddCascadingAuthenticationState();
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.Configure<CircuitOptions>(ServerLimits.Set);
        services.Configure<HubOptions>(ServerLimits.Set);
        services.AddMudServices();
        services.AddSingleton<IReadOnlyList<IRoom>>(AllRooms.InOrder);
        foreach (var room in AllRooms.InOrder) room.AddServices(services);
    }

    private static void Route(WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<OriginGuard>();
        app.UseMiddleware<MediaAddress>();
        app.UseWhen(
            context => HttpMethods.IsGet(context.Request.Method),
            pages => pages.UseStatusCodePagesWithReExecute(
                "/not-found", createScopeForStatusCodePages: true));
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<LockedDoor>();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        SignInEndpoints.Map(app);
        foreach (var room in AllRooms.InOrder) room.Map(app);
        CommandEndpoints.Map(app, Way.Network);
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(options =>
            {
                options.ContentSecurityFrameAncestorsPolicy = "'none'";
                options.DisableWebSocketCompression = true;
            })
            .RequireAuthorization();
    }
}
