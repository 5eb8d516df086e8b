using Microsoft.AspNetCore.Http;
using Probative.Web.Api;

namespace Probative.Web.Serving;

/// <summary>
/// Turns away what does not come from our own pages: a name that resolves to this machine (the Host must be
/// the address itself), and, for whatever changes something or opens a socket, another site's page (the
/// Origin must be ours; RFC 6454, and Fetch Metadata where the browser sends it).
/// </summary>
internal sealed class OriginGuard(RequestDelegate next, Addresses addresses)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (addresses.IsMedia(request.Host))
        {
            // Media has one thing to give, by signed address, and nothing that changes anything.
            return HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)
                ? next(context)
                : Refuse(context, StatusCodes.Status405MethodNotAllowed);
        }

        if (request.Host.Value != addresses.Pages.Authority)
            return Refuse(context, StatusCodes.Status421MisdirectedRequest);
        var isSafe = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        if (isSafe && request.Headers.Upgrade.Count == 0) return next(context);
        var origin = request.Headers.Origin.ToString();
        var site = request.Headers["Sec-Fetch-Site"].ToString();

        // A script with a token: no page of another site can send this header without asking first, and
        // nobody answers; a browser would say where it comes from.
        var isScript = request.Headers.Authorization.Count > 0 && origin.Length == 0 && site.Length == 0;
        if (isScript && request.Path.StartsWithSegments(CommandEndpoints.Root)) return next(context);
        var isOurs = origin == addresses.Pages.GetLeftPart(UriPartial.Authority);
        return isOurs && site is "" or "same-origin"
            ? next(context)
            : Refuse(context, StatusCodes.Status403Forbidden);
    }

    private static Task Refuse(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
