using Microsoft.JSInterop;

namespace Probative.Web.Rooms.Item;

/// <summary>
/// The scripts of this room: static files of this server, loaded when a part of a page needs them.
/// </summary>
internal static class Modules
{
    private const string Folder = "./_content/Probative.Web/";

    /// <summary>What a function of a script returns: something that is closed when its part goes.</summary>
    public static async Task<IJSObjectReference> OpenAsync(
        IJSRuntime browser, string script, string function, params object?[] given)
    {
        await using var module = await browser.InvokeAsync<IJSObjectReference>("import", Folder + script);
        return await module.InvokeAsync<IJSObjectReference>(function, given);
    }

    public static async Task CloseAsync(IJSObjectReference? opened)
    {
        if (opened is null) return;
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
