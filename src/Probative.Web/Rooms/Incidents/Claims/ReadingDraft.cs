using System.Globalization;
using System.Text.Json.Nodes;
using Probative.Kernel.Casework;
using Probative.Reading.Propositions;
using Probative.Web.Permission;

namespace Probative.Web.Rooms.Incidents.Claims;

/// <summary>
/// A reading as it is being written: lines of what a form holds until it is recorded. It begins as the one
/// that counts now, so that a person changes what they read otherwise and nothing else.
/// </summary>
internal sealed class ReadingDraft
{
    public string Type { get; set; } = "";

    /// <summary>The words, and what they mean.</summary>
    public List<string[]> Actors { get; } = [];

    public List<string[]> Affected { get; } = [];

    public string[] Place { get; private set; } = ["", ""];

    /// <summary>The words, the least, the most, what is counted.</summary>
    public List<string[]> Counts { get; } = [];

    /// <summary>Whose time, its date, the words.</summary>
    public List<string[]> Times { get; } = [];

    /// <summary>The words, how they hedge, what they hedge.</summary>
    public List<string[]> Hedges { get; } = [];

    public string Method { get; set; } = "";
    public string State { get; set; } = "";
    public string Reason { get; set; } = "";

    /// <param name="reading">The one that counts; null where there is none.</param>
    /// <param name="hedges">The hedges that the claim has.</param>
    public static ReadingDraft Of(JsonObject? reading, IEnumerable<string> hedges)
    {
        var draft = new ReadingDraft();
        if (reading?["proposition"] is JsonObject said)
        {
            draft.Type = (string?)said["type"] ?? "";
            draft.Actors.AddRange(said["actors"].Objects().Select(one => Parts(one, "words", "means")));
            draft.Affected.AddRange(said["affected"].Objects().Select(one => Parts(one, "words", "means")));
            draft.Counts.AddRange(
                said["counts"].Objects().Select(one => Parts(one, "words", "min", "max", "of")));
            draft.Times.AddRange(said["times"].Objects().Select(one => Parts(one, "of", "edtf", "words")));
            if (said["place"] is JsonObject place) draft.Place = Parts(place, "words", "means");
            draft.Method = (string?)said["method"] ?? "";
            draft.State = (string?)said["state"] ?? "";
        }

        var read = (reading?["hedges"]).Objects()
            .Select(one => Parts(one, "words", "class", "scope")).ToList();
        draft.Hedges.AddRange(hedges.Select(
            words => read.Find(one => one[0] == words) ?? [words, "", ""]));
        if (draft.Actors.Count == 0) draft.Actors.Add(["", ""]);
        if (draft.Affected.Count == 0) draft.Affected.Add(["", ""]);
        return draft;
    }

    /// <summary>What is recorded; lines that are empty are none.</summary>
    public StatedProposition ToProposition() => new()
    {
        Type = Type,
        Actors = [.. Actors.Where(IsFilled).Select(Mention)],
        Affected = [.. Affected.Where(IsFilled).Select(Mention)],
        Counts = [.. Counts.Where(IsFilled).Select(Count)],
        Place = IsFilled(Place) ? Mention(Place) : null,
        Times = [.. Times.Where(one => IsFilled(one[1..])).Select(one => new SaidTime(
            one[0], TextOf(one[2]), one[1].Trim()))],
        Method = TextOf(Method),
        State = Type == PropositionTypes.Control ? TextOf(State) : null,
    };

    public IReadOnlyList<HedgeReading> ToHedges() =>
        [.. Hedges.Where(one => IsFilled(one[1..])).Select(one => new HedgeReading(one[0], one[1], one[2]))];

    private static StatedMention Mention(string[] line) => new(line[0].Trim(), TextOf(line[1]));

    /// <summary>What is no range reads as one that no count has, and is refused with its words.</summary>
    private static Tally Count(string[] line)
    {
        var isLeast = long.TryParse(line[1], NumberStyles.None, CultureInfo.InvariantCulture, out var least);
        var isMost = long.TryParse(line[2], NumberStyles.None, CultureInfo.InvariantCulture, out var most);
        return isLeast && (isMost || string.IsNullOrWhiteSpace(line[2]))
            ? new Tally(line[0].Trim(), least, isMost ? most : null, line[3].Trim())
            : new Tally(line[0].Trim(), 1, 0, line[3].Trim());
    }

    private static string[] Parts(JsonObject one, params string[] names) =>
        [.. names.Select(name => one[name]?.ToString() ?? "")];

    private static bool IsFilled(string[] line) => line.Any(part => !string.IsNullOrWhiteSpace(part));

    private static string? TextOf(string text) => text.Trim() is { Length: > 0 } trimmed ? trimmed : null;
}
