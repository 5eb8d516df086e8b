using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Probative.Web.House;
using Probative.Web.Permission;
using Probative.Web.Serving;
using Probative.Web.SignIn;

namespace Probative.Web.Media;

/// <summary>
/// Gives bytes by signed address, whole or in part. An address that is wrong, too old, of somebody who left,
/// or of bytes that are gone gets one and the same answer. Nothing here is a document that could run: what is
/// not a picture, sound, video or JSON of our own making is an attachment.
/// </summary>
internal sealed class MediaServer(
    MediaLinks links, SessionStore sessions, Sittings sittings, Gate gate, IHouse house, Addresses addresses)
{
    public const string Folder = "/m/";

    public async Task ServeAsync(HttpContext context)
    {
        Set(context.Response.Headers);
        var path = context.Request.Path.Value ?? "";
        if (house.AtHand is not { } vault || !path.StartsWith(Folder, StringComparison.Ordinal)
            || links.Read(vault.Vault.OwnSequence, path[Folder.Length..]) is not { } ticket
            || MediaKinds.TypeOf(ticket.Kind) is not { } type || !sessions.IsLive(ticket.Session)
            || sittings.IsLocked(ticket.Session))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var isOriginal = ticket.Kind == MediaKind.Original;
        await using var bytes = gate.OpenBytes(new BytesGiven(ticket.Sha256, isOriginal, type, 0));
        if (bytes is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        // The digest names the bytes for ever: a browser may resume by it.
        await Results.Stream(
            bytes,
            type,
            isOriginal ? ticket.Sha256.ToHex() : null,
            entityTag: new EntityTagHeaderValue($"\"{ticket.Sha256.ToHex()}\""),
            enableRangeProcessing: true).ExecuteAsync(context);
    }

    /// <summary>
    /// Only our own pages may show it: they ask by CORS, and who does not ask so is refused by the resource
    /// policy.
    /// </summary>
    private void Set(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.AccessControlAllowOrigin = addresses.Pages.GetLeftPart(UriPartial.Authority);
        headers.Vary = "Origin";
        headers["Referrer-Policy"] = "no-referrer";

        // Nothing of a case in the browser's files.
        headers.CacheControl = "no-store";
    }
}
