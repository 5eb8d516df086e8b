using MudBlazor;

namespace Probative.Web.Rooms.Record;

/// <summary>What the log proves, and what it does not.</summary>
internal sealed class RecordRoom : IRoom
{
    public string Key => "record";

    public string Icon => Icons.Material.Outlined.MenuBook;

    public bool IsOfCase => false;
}
