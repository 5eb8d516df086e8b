using MudBlazor;

namespace Probative.Web.Rooms.Pattern;

/// <summary>
/// What alleged incidents have in common: on a map, over time and as a list, with what is not known.
/// </summary>
internal sealed class PatternRoom : IRoom
{
    public string Key => "pattern";

    public string Icon => Icons.Material.Outlined.ScatterPlot;

    public bool IsOfCase => true;
}
