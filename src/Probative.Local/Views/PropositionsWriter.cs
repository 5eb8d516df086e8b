using Microsoft.Data.Sqlite;
using Probative.Kernel.Casework;
using Probative.Kernel.Dates;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;
using Probative.Reading.Propositions;

namespace Probative.Local.Views;

/// <summary>Readings of claims: each replaces the one before it of the same claim.</summary>
internal sealed class PropositionsWriter(SqliteConnection db) : IViewWriter
{
    // What happened or held: the time of an upload says nothing of it.
    private static readonly string[] s_bounding = ["event", "state"];

    // Two lists of at most a hundred, and one method.
    private const long PartsMax = 256;

    private static readonly (string List, string Role)[] s_roles =
        [("actors", SaidPartView.Actor), ("affected", SaidPartView.Affected)];

    private readonly ViewStatement _read = ViewStatement.Insert(
        db, "claim_reading_v3", "FromIndex", "Case", "Number", "Id", "Item", "Type", "Place", "Earliest",
        "Latest", "Holders", "Proposition", "Hedges", "Reason", "RecordedAt", "Actor");

    // A claim is read in its own case alone: what a fact of another case says of its id is nothing.
    private readonly ViewStatement _replace = new(
        db,
        """
        UPDATE claim_reading_v3 SET ToIndex = ?1
        WHERE Id = ?2 AND "Case" = ?3 AND ToIndex IS NULL
        """);

    private readonly ViewStatement _part = ViewStatement.Insert(
        db, "said_part_v3", "Row", "FromIndex", "Case", "Claim", "Item", "Role", "Means", "Words");

    private readonly ViewStatement _endParts = new(
        db,
        """
        UPDATE said_part_v3 SET ToIndex = ?1
        WHERE Claim = ?2 AND "Case" = ?3 AND ToIndex IS NULL
        """);

    public bool Knows(string type) => type is nameof(ClaimRead);

    public void Apply(RecordedFact fact)
    {
        if (fact.Type != nameof(ClaimRead)) return;
        var fields = fact.Fields;
        var proposition = fields.Value("proposition") as JsonValue.Map;
        var (earliest, latest) = BoundsOf(proposition);
        if (fields.Id("claim") is { } claim)
        {
            _replace.Run(fact.Index, claim, fact.Case);
            _endParts.Run(fact.Index, claim, fact.Case);
        }

        _read.Run(
            fact.Index,
            fact.Case,
            fact.Number,
            fields.Id("claim"),
            fields.Id("item"),
            (proposition?["type"] as JsonValue.Text)?.Value,
            PlaceOf(proposition),
            earliest,
            latest,
            HoldersOf(proposition),
            proposition?.ToString(),
            (fields.Value("hedge_readings") as JsonValue.List)?.ToString(),
            fields.Text("reason"),
            fields.At,
            fields.Text("actor"));
        if (proposition is not null) Parts(fact, proposition);
    }

    public void Dispose()
    {
        _read.Dispose();
        _replace.Dispose();
        _part.Dispose();
        _endParts.Dispose();
    }

    private void Parts(RecordedFact fact, JsonValue.Map proposition)
    {
        var row = fact.Index * PartsMax;
        foreach (var (list, role) in s_roles)
        {
            foreach (var one in (proposition[list] as JsonValue.List)?.Items.OfType<JsonValue.Map>() ?? [])
                Put(role, (one["means"] as JsonValue.Text)?.Value, (one["words"] as JsonValue.Text)?.Value);
        }

        if ((proposition["method"] as JsonValue.Text)?.Value is { } method)
            Put(SaidPartView.Method, null, method);

        void Put(string role, string? means, string? words) => _part.Run(
            row++, fact.Index, fact.Case, fact.Fields.Id("claim"), fact.Fields.Id("item"), role, means,
            words);
    }

    private static string? HoldersOf(JsonValue.Map? proposition)
    {
        if ((proposition?["type"] as JsonValue.Text)?.Value != PropositionTypes.Control) return null;
        List<string> holders =
        [
            .. ((proposition!["actors"] as JsonValue.List)?.Items.OfType<JsonValue.Map>() ?? [])
                .Select(one => (one["means"] as JsonValue.Text)?.Value
                    ?? $"words:{(one["words"] as JsonValue.Text)?.Value}")
                .Order(StringComparer.Ordinal),
        ];
        if (holders.Count == 0 && (proposition["state"] as JsonValue.Text)?.Value is { } state)
            holders.Add(state);
        return TextList.Of(holders);
    }

    private static Id? PlaceOf(JsonValue.Map? proposition) =>
        Reference.TryParse(
            ((proposition?["place"] as JsonValue.Map)?["means"] as JsonValue.Text)?.Value, out var means)
        && means.Kind == NodeKind.Place ? means.Id : null;

    /// <summary>Null at an end that one of several times leaves open; years of four digits compare.</summary>
    private static (string? Earliest, string? Latest) BoundsOf(JsonValue.Map? proposition)
    {
        var bounds = (proposition?["times"] as JsonValue.List)?.Items.OfType<JsonValue.Map>()
            .Where(time => s_bounding.Contains((time["of"] as JsonValue.Text)?.Value))
            .Select(time => EdtfBounds.TryOf((time["edtf"] as JsonValue.Text)?.Value))
            .OfType<EdtfBounds>()
            .ToList() ?? [];
        var earliest = bounds.All(one => one.Earliest is not null) ? bounds.Min(one => one.Earliest) : null;
        var latest = bounds.All(one => one.Latest is not null) ? bounds.Max(one => one.Latest) : null;
        return (Day(earliest), Day(latest));

        static string? Day(EdtfDay? day) => day is { Year: >= 0 and <= 9_999 } ? day.ToString() : null;
    }
}
