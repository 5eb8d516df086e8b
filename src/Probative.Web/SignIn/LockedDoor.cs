using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace Probative.Web.SignIn;

/// <summary>
/// Gives a locked sitting nothing but the page that opens it. What was begun goes on: uploads arrive, and the
/// pages that are open keep their connection; what they ask is refused at the gate.
/// </summary>
internal sealed class LockedDoor(RequestDelegate next, Sittings sittings)
{
    private static readonly PathString[] s_open =
    [
        SignInEndpoints.Locked, SignInEndpoints.Unlock, "/lock", "/out", "/_blazor", "/_framework",
        "/uploads",
    ];

    public Task InvokeAsync(HttpContext context)
    {
        var isLocked = Visitor.Of(context.User) is { } visitor && sittings.IsLocked(visitor.Session);
        if (!isLocked || IsOpen(context)) return next(context);
        if (!HttpMethods.IsGet(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status423Locked;
            return Task.CompletedTask;
        }

        var back = Uri.EscapeDataString(context.Request.Path + context.Request.QueryString);
        context.Response.Redirect($"{SignInEndpoints.Locked}?to={back}");
        return Task.CompletedTask;
    }

    private static bool IsOpen(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null
        || s_open.Any(path => context.Request.Path.StartsWithSegments(path));
}
