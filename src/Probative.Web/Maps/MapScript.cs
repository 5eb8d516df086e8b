using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Probative.Web.Maps;

/// <summary>
/// The script that draws a map, loaded by the page that shows one and by no other; what it opened is closed
/// with its page.
/// </summary>
internal sealed class MapScript(IJSObjectReference opened) : IAsyncDisposable
{
    private const string Bundle = "./_content/Probative.Web/front/map.js";

    /// <summary>
    /// Null where the script is not there or does not run: there is a list beside every map.
    /// </summary>
    public static async Task<MapScript?> OpenAsync(
        IJSRuntime browser, string function, ElementReference root, object given)
    {
        try
        {
            await using var module = await browser.InvokeAsync<IJSObjectReference>("import", Bundle);
            return new MapScript(await module.InvokeAsync<IJSObjectReference>(function, root, given));
        }
        catch (JSException)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await opened.InvokeVoidAsync("close");
            await opened.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and with it what there was to close.
        }
    }
}
