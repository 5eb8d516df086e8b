using System.Globalization;
using Probative.Fingerprints.Copies;
using Probative.Fingerprints.HashLists;

namespace Probative.Matching.HashLists;

/// <summary>What of a list is near an item, in one sentence.</summary>
internal static class NearWords
{
    /// <summary>
    /// As "a.mp4 at 2.0-7.0 s: 10 of 12 hashes of the list (of "3", 0.0-5.0 s) near, the nearest 4 bits
    /// away; score 0.93". It tells what was measured, never that one is a copy of the other.
    /// </summary>
    public static string Say(HashListNear near, string item)
    {
        var where = near.Item == default ? item : $"{item} at {Span(near.Item)}";
        List<string> listed = [];
        if (near.Of is { } of) listed.Add($"of \"{of}\"");
        if (near.Listed is { } stretch) listed.Add(Span(stretch));
        var which = listed.Count > 0 ? $" ({string.Join(", ", listed)})" : "";
        if (near.Hashes == 0)
        {
            return Told($"{where}: no hash of the list{which} is near, but {near.Among} along one line of ")
                + Told($"time are nearer than chance, the nearest {near.Distance} bits away; ")
                + Told($"score {near.Score:F2}");
        }

        var how = near.Sign switch
        {
            HashListSign.Sequence => Told($"; score {near.Score:F2}"),
            HashListSign.WeakSequence => Told($"; a weak sequence, score {near.Score:F2}"),
            _ => "",
        };
        return Told($"{where}: {near.Hashes} of {near.Among} ")
            + (near.Among == 1 ? "hash" : "hashes")
            + Told($" of the list{which} near, the nearest {near.Distance} bits away{how}");
    }

    private static string Span(FilmStretch stretch) => stretch.StartSeconds == stretch.EndSeconds
        ? Told($"{stretch.StartSeconds:F1} s")
        : Told($"{stretch.StartSeconds:F1}-{stretch.EndSeconds:F1} s");

    private static string Told(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
