using Microsoft.AspNetCore.Routing;
using MudBlazor;

namespace Probative.Web.Rooms.Items;

/// <summary>All items of a case: filtered, sorted, searched, taken in hand by many.</summary>
internal sealed class ItemsRoom : IRoom
{
    public string Key => "items";

    public string Icon => Icons.Material.Outlined.ViewList;

    public bool IsOfCase => true;

    public void Map(IEndpointRouteBuilder routes) => ItemsCsv.Map(routes);
}
