using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using MudBlazor;
using Probative.Handover;
using Probative.Web.Serving;

namespace Probative.Web.Rooms.Checking;

/// <summary>
/// Checking a package that somebody gave: by the page that lies in every package, in the browser, from the
/// address of media, so that nothing in a package comes near the workbench. It needs no vault and no member.
/// </summary>
internal sealed class CheckingRoom : IRoom
{
    public const string Page = "/check/verify.html";

    public string Key => "check";

    public string Icon => Icons.Material.Outlined.FactCheck;

    public bool IsOfCase => false;

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet(Page, Show).AllowAnonymous();

    private static IResult Show(HttpContext context, Addresses addresses)
    {
        if (context.Request.Host.Value != addresses.Media.Authority) return Results.NotFound();
        SecurityHeaders.SetFramed(context, ReceiverPage.Policy, addresses.Pages);
        return Results.Bytes(ReceiverPage.Read(), "text/html; charset=utf-8");
    }
}
