using Microsoft.AspNetCore.Http;
using Probative.Web.Serving;

namespace Probative.Web.Media;

/// <summary>
/// Whatever comes in at the media address is answered here: no page, no cookie, no script is.
/// </summary>
internal sealed class MediaAddress(RequestDelegate next, Addresses addresses, MediaServer media)
{
    public Task InvokeAsync(HttpContext context) =>
        addresses.IsMedia(context.Request.Host) ? media.ServeAsync(context) : next(context);
}
