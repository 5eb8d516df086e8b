using MudBlazor;

namespace Probative.Web.Rooms.Copies;

/// <summary>
/// Possible copies: groups of them, what can derive from what, and what people say of each.
/// </summary>
internal sealed class CopiesRoom : IRoom
{
    public string Key => "copies";

    public string Icon => Icons.Material.Outlined.FilterNone;

    public bool IsOfCase => true;
}
