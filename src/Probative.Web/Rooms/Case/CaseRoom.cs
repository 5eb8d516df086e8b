using MudBlazor;

namespace Probative.Web.Rooms.Case;

/// <summary>The case itself: who is in it, what was recorded in it, what is due.</summary>
internal sealed class CaseRoom : IRoom
{
    public string Key => "case";

    public string Icon => Icons.Material.Outlined.Folder;

    public bool IsOfCase => true;
}
