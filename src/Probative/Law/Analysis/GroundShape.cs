using System.Globalization;
using System.Text.Json.Nodes;
using Probative.Kernel.Casework;
using Probative.Kernel.Views;
using Probative.Verification.Findings;

namespace Probative.Law.Analysis;

/// <summary>
/// A finding with what it rests on, down to the passage and the moment: what is for it and what is against it
/// stand beside each other. Each thing says in words where it is found.
/// </summary>
internal sealed class GroundShape(GroundRoll roll)
{
    private readonly HashSet<Reference> _items = [];
    private HashSet<Reference> _told = [];

    /// <summary>How many things of restricted items were left out.</summary>
    public long LeftOut { get; private set; }

    /// <summary>Every item that was named so far, with what names its bytes.</summary>
    public JsonArray Items() =>
    [
        .. _items.Select(one => roll.Items[one]).OrderBy(row => row.FromIndex).Select(row => new JsonObject
        {
            ["id"] = row.Id.ToString(), ["name"] = row.Name, ["sha256"] = row.Sha256?.ToString(),
        }),
    ];

    /// <summary>Null for no finding, and for one of which nothing may be told.</summary>
    public JsonObject? Of(string? finding)
    {
        _told = [];
        return Reference.TryParse(finding, out var reference) ? Of(reference) : null;
    }

    private JsonObject? Of(Reference reference)
    {
        // Each finding is told once for an entry, however many name it.
        if (!roll.Findings.TryGetValue(reference, out var folder) || !_told.Add(reference)) return null;
        var finding = folder.Finding;
        List<Reference> items =
        [
            .. FindingJson.Items(finding.Items).Select(item => new Reference(NodeKind.Item, item.Value)),
        ];
        if (items.Count > 0 && items.All(roll.Hidden.Hides))
        {
            LeftOut++;
            return null;
        }

        return new JsonObject
        {
            ["reference"] = reference.ToString(),
            ["whose"] = FindingShape.Ours,
            ["state"] = folder.IsWithdrawn ? "withdrawn" : folder.IsSigned ? "signed" : "draft",
            ["superseded_by"] = folder.SupersededBy?.ToString(),
            ["text"] = finding.Text,
            ["kind"] = finding.Kind,
            ["likelihood"] = finding.Likelihood,
            ["confidence"] = finding.Confidence,
            ["items"] = new JsonArray(
            [
                .. items.Where(one => !roll.Hidden.Hides(one)).Select(one => (JsonNode)ItemWords(one)),
            ]),
            ["supports"] = Rests(finding.Supports),
            ["opposes"] = Rests(finding.Opposes),
        };
    }

    /// <summary>Null, not empty, when the list was destroyed.</summary>
    private JsonArray? Rests(string? json)
    {
        if (json is null) return null;
        JsonArray rests = [];
        foreach (var text in GroundRoll.Texts(json))
        {
            if (roll.Hidden.Hides(text)) LeftOut++;
            else rests.Add(Rest(text));
        }

        return rests;
    }

    private JsonObject Rest(string text)
    {
        var isKnown = Reference.TryParse(text, out var one);
        var rest = new JsonObject { ["reference"] = text, ["in_words"] = isKnown ? Words(one) : text };
        if (roll.Claims.TryGetValue(one, out var claim)) rest["claim"] = ClaimShape.ToJson(claim);
        if (roll.Observations.TryGetValue(one, out var seen))
            rest["observation"] = ObservationShape.ToJson(seen);
        if (one.Kind == NodeKind.Finding) rest["ground"] = Of(one);
        return rest;
    }

    private string Words(Reference one)
    {
        if (roll.Claims.TryGetValue(one, out var claim)) return ClaimWords(claim);
        if (roll.Observations.TryGetValue(one, out var seen))
        {
            var what = seen.Text ?? "(destroyed)";
            return $"{seen.Kind ?? "observed"}: \"{what}\", {Within(seen.Item?.Value)}{MomentText.Of(seen)}";
        }

        if (one.Kind == NodeKind.Item) return ItemWords(one);
        return roll.IsOwed(one.ToString())
            ? "a finding that you see after your opinion"
            : roll.Findings.TryGetValue(one, out var folder)
                ? $"finding {Short(one)}: \"{folder.Finding.Text ?? "(destroyed)"}\""
                : $"{one}, not there";
    }

    /// <summary>Hedges and polarity are part of what is said, and who says it.</summary>
    private string ClaimWords(ClaimView claim)
    {
        var verb = claim.Polarity switch
        {
            "asserts" => "says",
            "denies" => "denies",
            _ => "says or denies (destroyed)",
        };
        var who = claim.Speakers is { Count: > 0 } speakers
            ? string.Join(", quoting ", speakers)
            : "somebody (destroyed)";
        var hedges = claim.Hedges switch
        {
            null => ", hedged or not (destroyed)",
            [] => "",
            var several => $", hedged by \"{string.Join("\", \"", several)}\"",
        };
        var taken = claim.Id is { } id && roll.Withdrawn.Contains(id) ? ", withdrawn by its speaker" : "";
        var where = MomentShape.IsAtMoment(claim)
            ? Within(claim.Item?.Value) + MomentText.Of(claim)
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{Within(claim.Item?.Value)}, bytes {claim.Start} to {claim.End}");
        return $"{who} {verb}: \"{claim.Quote ?? "(destroyed)"}\"{hedges}{taken}, {where}";
    }

    private string ItemWords(Reference item) => Within(item.Id);

    /// <summary>The first digits of the item; its whole id is among <see cref="Items"/>.</summary>
    private string Within(Kernel.Ids.Id? item)
    {
        if (item is not { } id) return "an item that is not known any more";
        var one = new Reference(NodeKind.Item, id);
        if (roll.Items.ContainsKey(one)) _items.Add(one);
        return $"item {Short(one)}";
    }

    private static string Short(Reference one) => one.Id.ToString()[..8];
}
