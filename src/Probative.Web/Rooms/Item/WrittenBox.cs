using System.Globalization;
using System.Text.Json.Nodes;

namespace Probative.Web.Rooms.Item;

/// <summary>Where writing was read in a picture, as parts of its sides.</summary>
internal sealed record WrittenBox(double? Seconds, string Text, double X, double Y, double W, double H)
{
    private const int BoxesMax = 2_000;

    public string? SecondsText => Seconds?.ToString("0.######", CultureInfo.InvariantCulture);

    public string Style => string.Create(
        CultureInfo.InvariantCulture,
        $"left:{100 * X:0.##}%;top:{100 * Y:0.##}%;width:{100 * W:0.##}%;height:{100 * H:0.##}%");

    public static IReadOnlyList<WrittenBox> Of(Dossier dossier)
    {
        var size = dossier.Report("frames") ?? dossier.Report("picture");
        if (dossier.Report("writing")?["pictures"] is not JsonArray pictures
            || (double?)size?["width"] is not { } width
            || (double?)size["height"] is not { } height) return [];
        List<WrittenBox> boxes = [];
        foreach (var picture in pictures.OfType<JsonObject>())
        {
            foreach (var line in (picture["lines"] as JsonArray)?.OfType<JsonObject>() ?? [])
            {
                if (line["box"] is not JsonArray { Count: 4 } box || boxes.Count == BoxesMax) continue;
                boxes.Add(new WrittenBox(
                    (double?)picture["seconds"],
                    (string?)line["text"] ?? "",
                    (double)box[0]! / width,
                    (double)box[1]! / height,
                    (double)box[2]! / width,
                    (double)box[3]! / height));
            }
        }

        return boxes;
    }
}
