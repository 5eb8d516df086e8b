using Microsoft.Playwright;
using Probative.Tests.Shared;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Probative.Web.Tests.Browser;

/// <summary>
/// Somebody at a browser. What it complained of (scripts that failed, what the policy forbade) and every
/// request that left loopback are kept, and a test ends by <see cref="AssertCleanAsync"/>.
/// </summary>
public sealed class Seat
{
    private readonly List<string> _complaints = [];
    private readonly List<string> _outside = [];

    internal Seat(IPage page)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error") _complaints.Add(message.Text);
        };
        page.PageError += (_, error) => _complaints.Add(error);
        page.Request += (_, request) =>
        {
            var to = new Uri(request.Url);
            var isHere = to.Host.StartsWith("127.0.0.", StringComparison.Ordinal);
            if (!isHere && to.Scheme is not ("data" or "blob" or "about")) _outside.Add(request.Url);
        };
    }

    public IPage Page { get; }

    /// <summary>Goes in by a one-time link.</summary>
    public async Task EnterAsync(Served served)
    {
        ArgumentNullException.ThrowIfNull(served);
        await EnterByAsync(served.Link);
    }

    /// <summary>The same by a link for another member.</summary>
    public async Task EnterByAsync(string link)
    {
        await Page.GotoAsync(link);
        await Page.ClickAsync("button.main");
        await Page.Locator(".rail, h1").First.WaitForAsync();
    }

    /// <summary>
    /// Opens an address of the workbench, and waits for its heading, and until the shell has given the focus
    /// to a heading or found none yet: a key that is pressed before can go to the heading.
    /// </summary>
    public async Task OpenAsync(Served served, string address)
    {
        ArgumentNullException.ThrowIfNull(served);
        await Page.GotoAsync(new Uri(served.Base, address).ToString());
        await Page.Locator("main h1").WaitForAsync();
        await Page.WaitForFunctionAsync("() => window.headingWasSought");
    }

    /// <summary>
    /// Waits for the heading of a page that has it at once, and until it has taken the focus: a key that is
    /// pressed before that can go to the heading.
    /// </summary>
    public async Task ArriveAsync()
    {
        var heading = Page.Locator("main h1");
        await heading.WaitForAsync();
        await Expect(heading).ToBeFocusedAsync();
    }

    /// <summary>Waits until the page has what it asked for.</summary>
    public async Task HaveAsync()
    {
        await Expect(Page.Locator("main .waiting:not(.map-waiting)")).ToHaveCountAsync(0);
        await Expect(Page.Locator(".items-head [role=status]:not([data-total])")).ToHaveCountAsync(0);
    }

    /// <summary>Opens a room of a case, from the first page.</summary>
    public async Task OpenCaseAsync(Served served, string name, string room)
    {
        await OpenAsync(served, "/");
        var link = Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = name });
        var address = await link.GetAttributeAsync("href") ?? "";
        await OpenAsync(served, address[..address.LastIndexOf('/')] + "/" + room);
    }

    /// <summary>The addresses of the first page and of every room that the rail shows in a case.</summary>
    public async Task<IReadOnlyList<string>> RoomsAsync(Served served, string @case)
    {
        await OpenCaseAsync(served, @case, "case");
        var links = await Page.Locator(".rail a").EvaluateAllAsync<string[]>(
            "all => all.map(one => one.getAttribute('href'))");
        return ["/", "/open", "/start", .. links];
    }

    /// <summary>A screenshot under `out/test-results/screens`, light and dark.</summary>
    public async Task PictureAsync(string name)
    {
        foreach (var theme in (string[])["light", "dark"])
        {
            await Page.EvaluateAsync("theme => document.documentElement.dataset.theme = theme", theme);
            await Page.ScreenshotAsync(new PageScreenshotOptions
            {
                Path = Path.Combine(
                    Repository.Root, $"out/test-results/screens/{name}-{theme}.png"),
            });
        }
    }

    /// <summary>
    /// A picture for the README, in the light theme; it goes to `docs/pictures` when
    /// PROBATIVE_WRITE_PICTURES is 1, else beside the other screenshots.
    /// </summary>
    public async Task KeepPictureAsync(string name)
    {
        var isKept = Environment.GetEnvironmentVariable("PROBATIVE_WRITE_PICTURES") == "1";
        var folder = isKept ? "docs/pictures" : "out/test-results/screens";

        // The folders of the machine that made the picture are nobody's business.
        await Page.EvaluateAsync("""
            () => {
              document.documentElement.dataset.theme = 'light';
              for (const field of document.querySelectorAll('input[type=text], input:not([type])')) {
                if (!field.value.startsWith('/')) continue;
                field.dataset.path = field.value;
                field.value = '/home/karst/' + field.value.split('/').at(-1);
              }
            }
            """);
        await Page.ScreenshotAsync(new PageScreenshotOptions
        {
            Path = Path.Combine(Repository.Root, folder, $"{name}.png"),
            Animations = ScreenshotAnimations.Disabled,
        });
        await Page.EvaluateAsync("""
            () => document.querySelectorAll('[data-path]').forEach(field => {
              field.value = field.dataset.path;
              delete field.dataset.path;
            })
            """);
    }

    /// <summary>Nothing failed in the browser, and nothing was asked of anybody else.</summary>
    public Task AssertCleanAsync()
    {
        Assert.Empty(_outside);
        Assert.Empty(_complaints);
        return Task.CompletedTask;
    }
}
