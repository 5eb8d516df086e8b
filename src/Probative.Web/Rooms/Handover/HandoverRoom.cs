using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using Probative.Web.Serving;
using Probative.Web.SignIn;

namespace Probative.Web.Rooms.Handover;

/// <summary>What leaves the house, to whom, for what purpose, with what withheld.</summary>
internal sealed class HandoverRoom : IRoom
{
    // The page of a package runs nothing and loads nothing; its style stands in it.
    private const string Policy = "sandbox; default-src 'none'; style-src 'unsafe-inline'";

    public string Key => "handover";

    public string Icon => Icons.Material.Outlined.Outbox;

    public bool IsOfCase => true;

    /// <summary>Where a preview is shown.</summary>
    public static string AddressOf(string preview) => $"/handover-preview/{preview}";

    public void AddServices(IServiceCollection services) => services.AddSingleton<PreviewShelf>();

    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet(AddressOf("{preview}"), Show).RequireAuthorization();

    private static IResult Show(
        HttpContext context, string preview, PreviewShelf shelf, Addresses addresses)
    {
        if (Visitor.Of(context.User) is not { } visitor || shelf.Find(preview, visitor) is not { } page)
            return Results.NotFound();
        SecurityHeaders.SetFramed(context, Policy, addresses.Pages);
        return Results.Content(page, "text/html; charset=utf-8");
    }
}
