using Probative.Web.Tests.Browser;
using Xunit;

namespace Probative.Web.Tests.Hostile;

/// <summary>
/// Watches a browser while it walks: whether anything of the corpus ran, was asked of somebody else, was
/// held back only by the policy, made an element, moved the page, or turned what stands beside it.
/// </summary>
internal sealed class PageWatch
{
    private const string Script = """
        () => {
          const wrong = [...(window.__violations ?? [])];
          if (window.__hit !== undefined) wrong.push(`something ran: ${window.__hit}`);
          if (!document.getElementById('lost')?.hidden) wrong.push('the connection is lost');
          const trouble = document.querySelector('.trouble');
          if (trouble) wrong.push(`a bug: ${trouble.textContent}`);
          const main = document.querySelector('main');
          const wide = (box) => box.scrollWidth > box.clientWidth + 1;
          if (wide(document.documentElement)) wrong.push('the document is wider than the window');
          if (wide(main)) {
            const edge = main.getBoundingClientRect().right;
            const who = [...main.querySelectorAll('*')]
              .filter((one) => one.getBoundingClientRect().right > edge + 1).slice(0, 3)
              .map((one) => `${one.tagName}.${one.className}`);
            wrong.push(`the room is wider than its place: ${who}`);
          }
          const at = (selector) => document.querySelector(selector).getBoundingClientRect();
          const [rail, top, heading] = [at('.rail'), at('.top'), at('main h1')];
          if (rail.left !== 0 || rail.width > 300 || Math.abs(rail.top - top.bottom) > 1)
            wrong.push('the rail moved');
          if (top.top !== 0 || top.height > 60 || top.width !== innerWidth)
            wrong.push(`the bar moved: ${top.height}`);
          if (heading.left < rail.right || heading.right > innerWidth + 1) wrong.push('the heading moved');
          const never = 'script,style,object,embed,base,meta,link,template,math,marquee,plaintext';
          for (const one of document.querySelectorAll(`main :is(${never})`))
            wrong.push(`made an element: ${one.outerHTML.slice(0, 80)}`);
          const turning = /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]/;
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            if (!turning.test(node.data) || node.parentElement.closest('option, textarea, script')) continue;
            let isIsolated = false;
            for (let one = node.parentElement; one; one = one.parentElement) {
              const style = getComputedStyle(one);
              if (style.display !== 'inline') {
                isIsolated = one.textContent.trim() === node.data.trim()
                  || style.unicodeBidi === 'plaintext';
                break;
              }
              if (/isolate|plaintext/.test(style.unicodeBidi)) { isIsolated = true; break; }
            }
            if (!isIsolated)
              wrong.push(`turns its neighbours: ${node.parentElement.outerHTML.slice(0, 120)}`);
          }
          return [...new Set(wrong)].slice(0, 8);
        }
        """;

    private readonly List<string> _wrong = [];

    private PageWatch(Seat seat) => Seat = seat;

    public Seat Seat { get; }

    public static async Task<PageWatch> OfAsync(Seat seat)
    {
        var watch = new PageWatch(seat);
        await seat.Page.AddInitScriptAsync(
            """
            window.__violations = [];
            document.addEventListener('securitypolicyviolation', (event) =>
              window.__violations.push(
                `held back by the policy alone: ${event.effectiveDirective} ${event.blockedURI}`));
            """);
        seat.Page.Dialog += async (_, dialog) =>
        {
            watch._wrong.Add($"a dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
        seat.Page.WebSocket += (_, socket) =>
        {
            if (new Uri(socket.Url).Host != "127.0.0.1") watch._wrong.Add($"a socket to {socket.Url}");
        };
        seat.Page.Popup += (_, popup) => watch._wrong.Add($"a window: {popup.Url}");
        seat.Page.Crash += (_, _) => watch._wrong.Add("the page crashed");
        return watch;
    }

    /// <summary>Looks at the page as it stands.</summary>
    public async Task LookAsync(string where)
    {
        foreach (var wrong in await Seat.Page.EvaluateAsync<string[]>(Script))
            _wrong.Add($"{where}: {wrong}");
    }

    /// <summary>Opens everything that is folded, and gives it the time to be read.</summary>
    public async Task UnfoldAsync()
    {
        const string unfold =
            "() => document.querySelectorAll('main details').forEach(one => { one.open = true; })";
        await Seat.Page.EvaluateAsync(unfold);
        await Seat.Page.WaitForTimeoutAsync(400);
        await Seat.Page.EvaluateAsync(unfold);
        await Seat.Page.WaitForTimeoutAsync(100);
    }

    /// <summary>Nothing was wrong anywhere.</summary>
    public async Task AssertAsync()
    {
        Assert.True(_wrong.Count == 0, string.Join('\n', _wrong.Distinct()));
        await Seat.AssertCleanAsync();
    }
}
