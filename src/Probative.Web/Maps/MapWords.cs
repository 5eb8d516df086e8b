using Microsoft.Extensions.Localization;

namespace Probative.Web.Maps;

/// <summary>
/// What the scripts of maps say on the screen; the keys with a dot are those of the library that draws.
/// </summary>
internal static class MapWords
{
    public static Dictionary<string, string> Of(IStringLocalizer<MapText> texts) => new()
    {
        ["Map.Title"] = texts["Title"],
        ["NavigationControl.ZoomIn"] = texts["ZoomIn"],
        ["NavigationControl.ZoomOut"] = texts["ZoomOut"],
        ["ground"] = texts["Ground"],
        ["noGround"] = texts["NoGround"],
    };
}
