using Microsoft.Data.Sqlite;
using Probative.Kernel.Facts;

namespace Probative.Local.Views;

/// <summary>What was decided of items: restriction, consent, the release of conditions.</summary>
internal sealed class DecisionRows(SqliteConnection db) : IDisposable
{
    private readonly ViewStatement _replaceRestriction = Replacement(db, "restriction_v1");

    private readonly ViewStatement _restriction = ViewStatement.Insert(
        db, "restriction_v1", "FromIndex", "Case", "Number", "Item", "IsRestricted", "Reason", "RecordedAt",
        "Actor");

    private readonly ViewStatement _replaceConsent = Replacement(db, "consent_v1");

    private readonly ViewStatement _withdrawal = ViewStatement.Insert(
        db, "consent_v1", "FromIndex", "Case", "Number", "Item", "IsKept", "WithdrawnAt", "WithdrawnBy",
        "WithdrawalReason", "Reason", "RecordedAt", "Actor");

    // A decision to keep is one about a withdrawal: without one there is nothing to decide.
    private readonly ViewStatement _kept = new(
        db,
        """
        INSERT INTO consent_v1 (
            FromIndex, "Case", Number, Item, IsKept, WithdrawnAt, WithdrawnBy, WithdrawalReason, Reason,
            RecordedAt, Actor)
        SELECT ?1, ?2, ?3, ?4, 1, WithdrawnAt, WithdrawnBy, WithdrawalReason, ?5, ?6, ?7
        FROM consent_v1 WHERE Item = ?4 AND "Case" = ?2 AND ToIndex = ?1
        """);

    private readonly ViewStatement _release = ViewStatement.Insert(
        db, "condition_release_v1", "FromIndex", "Case", "Number", "Item", "Receipt", "Conditions", "Reason",
        "RecordedAt", "Actor");

    public void Restricted(RecordedFact fact, FactReader fields, bool isRestricted)
    {
        if (fields.Id("item") is not { } item) return;
        _replaceRestriction.Run(fact.Index, item, fact.Case);
        _restriction.Run(
            fact.Index,
            fact.Case,
            fact.Number,
            item,
            isRestricted,
            fields.Text("reason"),
            fields.At,
            fields.Text("actor"));
    }

    public void Withdrawn(RecordedFact fact, FactReader fields)
    {
        if (fields.Id("item") is not { } item) return;
        _replaceConsent.Run(fact.Index, item, fact.Case);
        _withdrawal.Run(
            fact.Index,
            fact.Case,
            fact.Number,
            item,
            false,
            fields.At,
            fields.Text("actor"),
            fields.Text("reason"),
            fields.Text("reason"),
            fields.At,
            fields.Text("actor"));
    }

    public void Kept(RecordedFact fact, FactReader fields)
    {
        if (fields.Id("item") is not { } item) return;
        _replaceConsent.Run(fact.Index, item, fact.Case);
        _kept.Run(
            fact.Index,
            fact.Case,
            fact.Number,
            item,
            fields.Text("reason"),
            fields.At,
            fields.Text("actor"));
    }

    public void Released(RecordedFact fact, FactReader fields)
    {
        // What cannot be told any more releases nothing: the conditions then went with it.
        if (fields.Id("item") is not { } item) return;
        if (fields.Count("receipt") is not { } receipt) return;
        if (fields.Text("conditions") is not { } conditions) return;
        _release.Run(
            fact.Index,
            fact.Case,
            fact.Number,
            item,
            receipt,
            conditions,
            fields.Text("reason"),
            fields.At,
            fields.Text("actor"));
    }

    public void Dispose()
    {
        _replaceRestriction.Dispose();
        _restriction.Dispose();
        _replaceConsent.Dispose();
        _withdrawal.Dispose();
        _kept.Dispose();
        _release.Dispose();
    }

    private static ViewStatement Replacement(SqliteConnection db, string table) => new(
        db,
        $"""
        UPDATE {table} SET ToIndex = ?1 WHERE Item = ?2 AND "Case" = ?3 AND ToIndex IS NULL
        """);
}
