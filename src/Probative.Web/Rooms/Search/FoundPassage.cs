using System.Text.Json.Nodes;
using Probative.Web.Shell;

namespace Probative.Web.Rooms.Search;

/// <summary>What stands around found words, cut where they begin and end.</summary>
internal static class FoundPassage
{
    /// <param name="found">`words`, and `marks`: pairs of a place and a length in it, in UTF-16.</param>
    public static IEnumerable<(string Text, bool IsFound)> Parts(JsonObject found)
    {
        ArgumentNullException.ThrowIfNull(found);
        var words = (string?)found["words"] ?? "";
        var done = 0;
        foreach (var mark in found["marks"] as JsonArray ?? [])
        {
            var start = Math.Clamp((int)mark![0]!, done, words.Length);
            var end = Math.Clamp(start + (int)mark[1]!, start, words.Length);
            if (start > done) yield return (VisibleName.Of(words[done..start]), false);
            if (end > start) yield return (VisibleName.Of(words[start..end]), true);
            done = end;
        }

        if (done < words.Length) yield return (VisibleName.Of(words[done..]), false);
    }
}
