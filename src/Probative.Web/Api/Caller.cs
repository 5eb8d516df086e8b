using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Probative.Kernel.Commands;
using Probative.Web.Permission;
using Probative.Web.SignIn;

namespace Probative.Web.Api;

/// <summary>
/// Who sends a request: at the loopback address the owner of a token, or whoever is signed in at a browser;
/// at the socket the operator, because nobody else can open it.
/// </summary>
internal static class Caller
{
    private const string Bearer = "Bearer ";

    /// <summary>Null when nobody is known by what came with the request.</summary>
    public static Visitor? Of(HttpContext context, Way way)
    {
        if (way == Way.Socket) return new Visitor(null, Environment.UserName);

        // A token that is no good is not made good by a cookie beside it.
        var header = context.Request.Headers.Authorization.ToString();
        if (header.Length == 0) return Visitor.Of(context.User);
        return header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? context.RequestServices.GetRequiredService<BearerTokens>().Look(header[Bearer.Length..].Trim())
            : null;
    }

    public static Task RefuseAsync(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return ProblemAnswer.WriteAsync(context, StatusCodes.Status401Unauthorized, new Problem(
            "not-signed-in",
            null,
            "Nobody is signed in by what came with the request, or no longer.",
            "Send a token (`probative member token NAME` makes one) as `Authorization: Bearer TOKEN`."));
    }
}
