using Microsoft.Data.Sqlite;
using Probative.Intake;
using Probative.Kernel.Facts;
using Probative.Preservation.Restrictions;
using Probative.Preservation.Terms;

namespace Probative.Local.Views;

/// <summary>
/// Items with their acquisitions, appearances and failures. Intakes, and what was decided of items since,
/// have writers of their own.
/// </summary>
internal sealed class ItemsWriter(SqliteConnection db) : IViewWriter
{
    private readonly IntakeRows _intakes = new(db);
    private readonly DecisionRows _decisions = new(db);
    private readonly CorrectedRows _receipts = new(
        db,
        "acquisition_v2",
        ["Case", "Number", "Item", "IsIntake", "Name", "Intake", "Path", "Modified", "RecordedAt", "Actor"],
        [
            ("from", "From"), ("how", "How"), ("received", "Received"), ("conditions", "Conditions"),
            ("consent", "Consent"),
        ]);
    private readonly CorrectedRows _sightings = new(
        db,
        "appearance_v2",
        ["Case", "Number", "Id", "Item", "Intake", "RecordedAt", "Actor"],
        [
            ("source", "Source"), ("url", "Url"), ("time_shown", "TimeShown"), ("zone", "Zone"),
            ("seen_by", "SeenBy"), ("seen_how", "SeenHow"), ("seen", "Seen"),
        ]);

    // An item's row is that of its first receipt in the log, which is its intake (docs/spec/facts.md).
    private readonly ViewStatement _item = new(
        db,
        """
        INSERT INTO item_v1 (
            FromIndex, Id, "Case", Number, Sha256, SizeBytes, Name, Intake, RecordedAt, Actor)
        SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10
        WHERE NOT EXISTS (SELECT 1 FROM item_v1 WHERE Id = ?2)
        """);

    private readonly ViewStatement _acquisition = ViewStatement.Insert(
        db, "acquisition_v2", "FromIndex", "Index", "Case", "Number", "Item", "IsIntake", "Name", "From",
        "How", "Received", "Conditions", "Consent", "Intake", "Path", "Modified", "RecordedAt", "Actor");

    private readonly ViewStatement _appearance = ViewStatement.Insert(
        db, "appearance_v2", "FromIndex", "Index", "Case", "Number", "Id", "Item", "Source", "Url",
        "TimeShown", "Zone", "SeenBy", "SeenHow", "Seen", "Intake", "RecordedAt", "Actor");

    private readonly ViewStatement _failure = ViewStatement.Insert(
        db, "failure_v1", "FromIndex", "Case", "Number", "Intake", "Name", "Code", "Message", "Path",
        "Target", "RecordedAt", "Actor");

    public bool Knows(string type) => type
        is nameof(ItemReceived) or nameof(AppearanceRecorded) or nameof(IntakeFailed)
        or nameof(IntakeStarted) or nameof(IntakeFinished) or nameof(ItemRestricted)
        or nameof(RestrictionLifted) or nameof(ConsentWithdrawn) or nameof(KeepingDecided)
        or nameof(ConditionReleased) or nameof(FieldCorrected);

    public void Apply(RecordedFact fact)
    {
        switch (fact.Type)
        {
            case nameof(ItemReceived):
                Received(fact, fact.Fields);
                break;
            case nameof(AppearanceRecorded):
                Appeared(fact, fact.Fields);
                break;
            case nameof(IntakeFailed):
                Failed(fact, fact.Fields);
                break;
            case nameof(IntakeStarted):
                _intakes.Started(fact, fact.Fields);
                break;
            case nameof(IntakeFinished):
                _intakes.Finished(fact, fact.Fields);
                break;
            default:
                Decided(fact);
                break;
        }
    }

    public void Dispose()
    {
        _intakes.Dispose();
        _decisions.Dispose();
        _receipts.Dispose();
        _sightings.Dispose();
        _item.Dispose();
        _acquisition.Dispose();
        _appearance.Dispose();
        _failure.Dispose();
    }

    private void Decided(RecordedFact fact)
    {
        switch (fact.Type)
        {
            case nameof(ItemRestricted):
                _decisions.Restricted(fact, fact.Fields, isRestricted: true);
                break;
            case nameof(RestrictionLifted):
                _decisions.Restricted(fact, fact.Fields, isRestricted: false);
                break;
            case nameof(ConsentWithdrawn):
                _decisions.Withdrawn(fact, fact.Fields);
                break;
            case nameof(KeepingDecided):
                _decisions.Kept(fact, fact.Fields);
                break;
            case nameof(ConditionReleased):
                _decisions.Released(fact, fact.Fields);
                break;
            case nameof(FieldCorrected):
                // Only one of them has the field, and the fact.
                _receipts.Correct(fact, fact.Fields, fact.Fields.Text("value"));
                _sightings.Correct(fact, fact.Fields, fact.Fields.Text("value"));
                break;
        }
    }

    private void Received(RecordedFact fact, FactReader fields)
    {
        // Without an id (destroyed) there is no item to list; that something was received still stands.
        var item = fields.Id("item");
        var isIntake = item is not null && _item.Run(
            fact.Index,
            item,
            fact.Case,
            fact.Number,
            fields.Digest("sha256"),
            fields.Count("size_bytes"),
            fields.Text("name"),
            fields.Id("intake"),
            fields.At,
            fields.Text("actor")) == 1;

        _acquisition.Run(
            fact.Index,
            fact.Index,
            fact.Case,
            fact.Number,
            item,
            isIntake,
            fields.Text("name"),
            fields.Text("from"),
            fields.Text("how"),
            fields.Text("received"),
            fields.Text("conditions"),
            fields.Text("consent"),
            fields.Id("intake"),
            fields.Text("path"),
            fields.Time("modified"),
            fields.At,
            fields.Text("actor"));
    }

    private void Appeared(RecordedFact fact, FactReader fields) => _appearance.Run(
        fact.Index,
        fact.Index,
        fact.Case,
        fact.Number,
        fields.Id("appearance"),
        fields.Id("item"),
        fields.Text("source"),
        fields.Text("url"),
        fields.Text("time_shown"),
        fields.Text("zone"),
        fields.Text("seen_by"),
        fields.Text("seen_how"),
        fields.Text("seen"),
        fields.Id("intake"),
        fields.At,
        fields.Text("actor"));

    private void Failed(RecordedFact fact, FactReader fields) => _failure.Run(
        fact.Index,
        fact.Case,
        fact.Number,
        fields.Id("intake"),
        fields.Text("name"),
        fields.Text("code"),
        fields.Text("message"),
        fields.Text("path"),
        fields.Text("target"),
        fields.At,
        fields.Text("actor"));
}
