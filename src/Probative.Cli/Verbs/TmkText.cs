using System.Globalization;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;

namespace Probative.Cli.Verbs;

/// <summary>How alike two TMK feature files are, for a person.</summary>
internal static class TmkText
{
    public static void Print(Page page, JsonObject result)
    {
        var isAlike = (bool)result["is_alike"]!;
        var threshold = Number(result["threshold"], "0.0");
        page.Line(
            $"{File(result, "first")} and {File(result, "second")}: "
            + (isAlike ? $"alike, both levels reach {threshold}" : $"a level stays under {threshold}"));
        page.Field("level 1", Number(result["level_1"], "0.0000"));
        page.Field("level 2", Number(result["level_2"], "0.0000"));
        if (isAlike) page.Field("offset", Offset(result));
        page.Line((string)result["scope"]!);
    }

    private static string Offset(JsonObject result)
    {
        var frames = (long)result["offset_frames"]!;
        var seconds = Number(Math.Abs((double)result["offset_s"]!), "0.00");
        var nearest = frames switch
        {
            0 => "both begin together",
            > 0 => $"the second begins {Page.Count(frames, "frame")} ({seconds} s) into the first",
            _ => $"the first begins {Page.Count(-frames, "frame")} ({seconds} s) into the second",
        };
        var modulo = Page.Number((long)result["modulo_frames"]!);
        return $"{nearest}, or a multiple of {modulo} frames beside that";
    }

    private static string? File(JsonObject result, string which) => (string?)result[which]!["file"];

    private static string Number(JsonNode? number, string form) =>
        ((double)number!).ToString(form, CultureInfo.InvariantCulture);
}
