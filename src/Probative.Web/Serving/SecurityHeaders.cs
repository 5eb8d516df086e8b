using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Probative.Web.Serving;

/// <summary>
/// What every answer tells the browser it may do: run scripts and styles of this server alone, show pictures
/// and play media of the media address, be framed by nobody. Style attributes are allowed, because components
/// place themselves by them; style elements and inline scripts without the nonce of the answer are not.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next, Addresses addresses)
{
    private const int NonceBytes = 18;

    private static readonly object s_nonceKey = new();

    /// <summary>
    /// A policy of its own for a page that the workbench shows in a frame: what it may do, and that nobody
    /// else frames it.
    /// </summary>
    public static void SetFramed(HttpContext context, string policy, Uri framedBy)
    {
        var ancestor = framedBy.GetLeftPart(UriPartial.Authority);
        context.Response.Headers.ContentSecurityPolicy = $"{policy}; frame-ancestors {ancestor}";
        context.Response.Headers.Remove("X-Frame-Options");
    }

    public static string NonceOf(HttpContext context) => (string)context.Items[s_nonceKey]!;

    public Task InvokeAsync(HttpContext context)
    {
        var nonce = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(NonceBytes));
        context.Items[s_nonceKey] = nonce;
        var media = addresses.Media.GetLeftPart(UriPartial.Authority);
        var socket = "ws://" + addresses.Pages.Authority;
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = string.Join(
            "; ",
            "default-src 'none'",
            $"script-src 'self' 'nonce-{nonce}'",
            $"style-src-elem 'self' 'nonce-{nonce}'",
            "style-src-attr 'unsafe-inline'",
            $"img-src 'self' data: blob: {media}",
            $"media-src {media}",
            $"connect-src 'self' {socket}",
            "font-src 'self'",
            "worker-src 'self'",
            $"frame-src 'self' {media}",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'");
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";

        // Not "no-referrer": browsers then hide the origin of our own forms too.
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), usb=(), serial=()";
        return next(context);
    }
}
