using Microsoft.AspNetCore.Http;
using Probative.Web.Rooms.Checking;
using Probative.Web.Serving;

namespace Probative.Web.Media;

/// <summary>
/// Whatever comes in at the media address is answered here: no cookie is, and of pages only the receiver's
/// check, which is to have no more to do with the workbench than any other file.
/// </summary>
internal sealed class MediaAddress(RequestDelegate next, Addresses addresses, MediaServer media)
{
    public Task InvokeAsync(HttpContext context) =>
        addresses.IsMedia(context.Request.Host) && context.Request.Path != CheckingRoom.Page
            ? media.ServeAsync(context)
            : next(context);
}
