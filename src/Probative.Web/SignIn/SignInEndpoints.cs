using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Probative.Web.SignIn;

/// <summary>
/// Signing in by a link and out again. Opening the link shows whom it is for; only pressing the button uses
/// it up, so that a program that looks at links ahead of the person does not.
/// </summary>
internal static class SignInEndpoints
{
    public const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    /// <summary>Where somebody is sent who is not signed in.</summary>
    public const string Door = "/in";

    /// <summary>The name of the field that carries a link's secret.</summary>
    public const string SecretField = "secret";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Door, InAsync).AllowAnonymous();
        routes.MapPost("/out", OutAsync);
    }

    private static async Task<IResult> InAsync(
        HttpContext context, SignInLinks links, [FromForm(Name = SecretField)] string secret)
    {
        if (links.Use(secret) is not { } who) return Results.Redirect(Door + "?used");
        await context.SignInAsync(Scheme, who.ToPrincipal(Scheme));
        return Results.Redirect("/");
    }

    private static async Task<IResult> OutAsync(HttpContext context, [FromForm] string? because)
    {
        await context.SignOutAsync(Scheme);
        return Results.Redirect(because == "idle" ? Door + "?idle" : Door + "?out");
    }
}
