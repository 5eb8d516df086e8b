using MudBlazor;

namespace Probative.Web.Rooms.Search;

/// <summary>What the member's cases hold, found by its words: across cases, or in one.</summary>
internal sealed class SearchRoom : IRoom
{
    public string Key => "search";

    public string Icon => Icons.Material.Outlined.Search;

    public bool IsOfCase => false;
}
