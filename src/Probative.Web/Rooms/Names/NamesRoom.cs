using Microsoft.AspNetCore.Routing;
using MudBlazor;

namespace Probative.Web.Rooms.Names;

/// <summary>
/// Who and what a case speaks of: entities, places and sources, by every spelling, as they were described
/// each time.
/// </summary>
internal sealed class NamesRoom : IRoom
{
    public string Key => "names";

    public string Icon => Icons.Material.Outlined.Badge;

    public bool IsOfCase => true;

    public void Map(IEndpointRouteBuilder routes) => NamesCsv.Map(routes);
}
