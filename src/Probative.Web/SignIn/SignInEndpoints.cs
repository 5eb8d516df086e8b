using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Probative.Web.SignIn;

/// <summary>
/// Signing in by a link and out again, and the lock between. Opening the link shows whom it is for; only
/// pressing the button uses it up, so that a program that looks at links ahead of the person does not.
/// </summary>
internal static class SignInEndpoints
{
    public const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    /// <summary>Where somebody is sent who is not signed in.</summary>
    public const string Door = "/in";

    /// <summary>Where somebody is sent whose sitting is locked.</summary>
    public const string Locked = "/locked";

    public const string Unlock = "/unlock";

    /// <summary>The name of the field that carries a link's secret.</summary>
    public const string SecretField = "secret";

    /// <summary>The name of the field with the word to come back by.</summary>
    public const string WordField = "word";

    /// <summary>Each binds a form, so that its antiforgery token is asked for.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Door, InAsync).AllowAnonymous();
        routes.MapPost("/out", OutAsync);
        routes.MapPost("/lock", LockNow).RequireAuthorization();
        routes.MapPost(Unlock, UnlockNow).RequireAuthorization();
        routes.MapPost("/here", Touch).RequireAuthorization();
    }

    private static async Task<IResult> InAsync(
        HttpContext context,
        SignInLinks links,
        Sittings sittings,
        [FromForm(Name = SecretField)] string secret,
        [FromForm(Name = WordField)] string? word)
    {
        // The link is not used up by a word that is too short: the page asks for that before.
        if (word is { Length: > 0 and < Sittings.WordLengthMin })
            return Results.LocalRedirect($"{Door}/{Uri.EscapeDataString(secret)}");
        if (links.Use(secret) is not { } who) return Results.Redirect(Door + "?used");
        var principal = who.ToPrincipal(Scheme);
        sittings.Begin(Visitor.Of(principal)!, word);
        await context.SignInAsync(Scheme, principal);
        return Results.Redirect("/");
    }

    private static async Task<IResult> OutAsync(HttpContext context, Sittings sittings, [FromForm] string? _)
    {
        if (Visitor.Of(context.User) is { } visitor) sittings.End(visitor.Session);
        await context.SignOutAsync(Scheme);
        return Results.Redirect(Door + "?out");
    }

    private static IResult LockNow(HttpContext context, Sittings sittings, [FromForm] string? _)
    {
        sittings.Lock(Visitor.Of(context.User)!.Session);
        return Results.NoContent();
    }

    private static IResult Touch(HttpContext context, Sittings sittings, [FromForm] string? _)
    {
        sittings.Touch(Visitor.Of(context.User)!.Session);
        return Results.NoContent();
    }

    /// <summary>From a covered page (an answer), or from the page of a lock (the way back).</summary>
    private static IResult UnlockNow(
        HttpContext context,
        Sittings sittings,
        [FromForm(Name = WordField)] string? word,
        [FromForm] string? to)
    {
        var came = sittings.Unlock(Visitor.Of(context.User)!.Session, word ?? "");
        if (to is null)
            return came == Unlocking.Open ? Results.NoContent() : Results.Text(came.ToString());

        // Nowhere but here, whatever a link to the page of the lock says.
        var isHere = to is ['/', .. var rest] && rest is not ['/', ..] && !to.Contains('\\');
        var back = isHere ? to : "/";
        return Results.LocalRedirect(came == Unlocking.Open
            ? back
            : $"{Locked}?to={Uri.EscapeDataString(back)}&said={came}");
    }
}
