using Microsoft.Data.Sqlite;
using Probative.Kernel.Facts;
using Probative.Kernel.Views;
using Probative.Kernel.Words;
using Probative.Reading;
using Probative.Reading.Propositions;

namespace Probative.Local.Views;

/// <summary>
/// Claims as they are found by words: the quote, who says so, the hedges, and the words of the reading that
/// counts. A correction or a new reading takes the place of what was there.
/// </summary>
internal sealed class ListedClaims(SqliteConnection db) : IDisposable
{
    private readonly ViewStatement _insert = ViewStatement.Insert(
        db, "listed_claim_v1", "Row", "Quote", "Speakers", "Hedges");

    private readonly ViewStatement _correct = new(
        db,
        """
        UPDATE listed_claim_v1 SET
            Speakers = CASE WHEN ?4 = 'speakers' THEN ?5 ELSE Speakers END,
            Hedges = CASE WHEN ?4 = 'hedges' THEN ?5 ELSE Hedges END
        WHERE Row = (SELECT Row FROM listed_node_v1 WHERE Row = ?1 AND "Case" = ?2 AND Number = ?3)
        """);

    private readonly ViewStatement _read =
        new(db, "UPDATE listed_claim_v1 SET Reading = ?2 WHERE Row = ?1");

    private readonly ComposedWords _words = new(db, "listed_claim_v1", "Quote, Speakers, Hedges, Reading");

    public static bool Knows(string type) => type is nameof(ClaimRecorded) or nameof(ClaimRead);

    public void Recorded(RecordedFact fact, ListedNodes nodes)
    {
        var fields = fact.Fields;
        nodes.Put(fact, ListedPart.Claim, fields.Id("claim"));
        _insert.Run(
            fact.Index,
            Unmarked(fields.Text("quote")),
            Unmarked(FactWords.List(fields, "speakers")),
            Unmarked(FactWords.List(fields, "hedges")));
        _words.Put(fact.Index, ListedPart.Claim);
    }

    /// <summary>A claim is read in its own case alone.</summary>
    public void Read(RecordedFact fact, ListedNodes nodes)
    {
        if (fact.Fields.Id("claim") is not { } claim) return;
        if (nodes.RowOf(fact.Case, ListedPart.Claim, claim) is not { } row) return;
        var reading = FactWords.OfProposition(fact.Fields.Value("proposition"));
        _read.Run(row, Unmarked(reading.Length > 0 ? reading : null));
        _words.Renew(row, ListedPart.Claim);
    }

    public void Corrected(RecordedFact fact, FactReader fields)
    {
        // A value that was destroyed since corrects nothing any more: what it was is not known.
        if (fields.Text("field") is not ("speakers" or "hedges") || fields.Value("value") is null) return;
        if (fields.Count("corrects") is not { } number) return;
        if (fields.Count("corrects_index") is not { } index) return;
        var value = Unmarked(FactWords.List(fields, "value"));
        if (_correct.Run(index, fact.Case, number, fields.Text("field"), value) > 0)
            _words.Renew(index, ListedPart.Claim);
    }

    public void Dispose()
    {
        _insert.Dispose();
        _correct.Dispose();
        _read.Dispose();
        _words.Dispose();
    }

    private static string? Unmarked(string? text) => text is null ? null : FoundMarks.Without(text);
}
