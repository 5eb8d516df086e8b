using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using Probative.Web.Rooms.Item;

namespace Probative.Web.Rooms.Items;

/// <summary>
/// All items of a case, filtered, sorted, searched, taken in hand by many; and the page of each.
/// </summary>
internal sealed class ItemsRoom : IRoom
{
    public string Key => "items";

    public string Icon => Icons.Material.Outlined.ViewList;

    public bool IsOfCase => true;

    public void AddServices(IServiceCollection services) => services.AddScoped<DossierReader>();

    public void Map(IEndpointRouteBuilder routes) => ItemsCsv.Map(routes);
}
