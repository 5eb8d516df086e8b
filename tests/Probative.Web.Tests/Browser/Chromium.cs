using Microsoft.Playwright;
using Xunit;

namespace Probative.Web.Tests.Browser;

/// <summary>One real Chromium for all tests, as Debian has it.</summary>
public sealed class Chromium : IAsyncLifetime
{
    // A machine that does other work too is slow, and not wrong.
    private const int PatienceMs = 60_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(PatienceMs);
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            // Chromium's own sandbox wants an ordinary user; these tests run as root too.
            Args = ["--no-sandbox"],
        });
    }

    /// <summary>A browser of its own for one person: its own cookies.</summary>
    public async Task<Seat> SitAsync(int width = 1280, int height = 720)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(PatienceMs);
        // Seat.OpenAsync waits for it: FocusOnNavigate looks for the heading this way.
        await context.AddInitScriptAsync("""
            const find = document.querySelector;
            document.querySelector = function (selector) {
              if (selector === 'h1') window.headingWasSought = true;
              return find.call(this, selector);
            };
            """);
        return new Seat(await context.NewPageAsync());
    }

    /// <summary>Somebody who went in and stands in a room of a case, which has what it asked for.</summary>
    public async Task<Seat> SitInAsync(Served served, string @case, string room)
    {
        var seat = await SitAsync();
        await seat.EnterAsync(served);
        await seat.OpenCaseAsync(served, @case, room);
        await seat.HaveAsync();
        return seat;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}

/// <summary>The tests that share the browser.</summary>
[CollectionDefinition(Name)]
public sealed class ChromiumGroup : ICollectionFixture<Chromium>
{
    public const string Name = "Chromium";
}
