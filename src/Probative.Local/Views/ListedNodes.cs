using Microsoft.Data.Sqlite;
using Probative.Incidents;
using Probative.Kernel.Casework;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;
using Probative.Preservation.Agenda;
using Probative.Reading.Observations;
using Probative.Verification.Findings;

namespace Probative.Local.Views;

/// <summary>
/// What is found by words, in one table; and the words of observations, findings, incidents, notes, tasks.
/// Each has the words that its own list shows now. What a fact of another case says is nothing.
/// </summary>
internal sealed class ListedNodes(SqliteConnection db) : IDisposable
{
    private readonly ViewStatement _insert = ViewStatement.Insert(
        db, "listed_node_v1", "Row", "Case", "Number", "Part", "Id", "Item", "IsFixed");

    private readonly ViewStatement _fix = new(
        db,
        """UPDATE listed_node_v1 SET IsFixed = 1 WHERE Id = ?1 AND Part = ?2 AND "Case" = ?3""");

    private readonly RowLookup _row = new(
        db,
        """
        SELECT Row, IsFixed FROM listed_node_v1
        WHERE Id = $Id AND Part = $Part AND "Case" = $Case ORDER BY Row LIMIT 1
        """);

    public static bool Knows(string type) => type is nameof(ObservationRecorded) or nameof(FindingDrafted)
        or nameof(FindingSigned) or nameof(FindingWithdrawn) or nameof(IncidentDescribed)
        or nameof(NoteAdded) or nameof(TaskAdded);

    public void Apply(RecordedFact fact, ListedWords words)
    {
        var fields = fact.Fields;
        switch (fact.Type)
        {
            case nameof(ObservationRecorded):
                Put(fact, ListedPart.Observation, fields.Id("observation"));
                words.Put(fact.Index, ListedPart.Observation, fields.Text("text"));
                break;
            case nameof(NoteAdded):
                Put(fact, ListedPart.Note, fields.Id("note"));
                words.Put(fact.Index, ListedPart.Note, fields.Text("text"));
                break;
            case nameof(TaskAdded) when fields.Id("task") is { } task:
                Put(fact, ListedPart.Task, task);
                words.Put(fact.Index, ListedPart.Task, fields.Text("text"));
                break;
            case nameof(FindingDrafted) when fields.Id("finding") is { } finding:
                State(fact, ListedPart.Finding, finding, WordsOfFinding(fields), words);
                break;
            case nameof(FindingSigned) or nameof(FindingWithdrawn)
                when fields.Id("finding") is { } finding:
                _fix.Run(finding, ListedPart.Finding, fact.Case);
                break;
            case nameof(IncidentDescribed) when fields.Id("incident") is { } incident:
                State(fact, ListedPart.Incident, incident, WordsOfIncident(fields), words);
                break;
        }
    }

    /// <summary>Adds a thing that begins with this fact.</summary>
    public void Put(RecordedFact fact, long part, Id? id) => _insert.Run(
        fact.Index, fact.Case, fact.Number, part, id, fact.Fields.Id("item"), false);

    /// <summary>The row of a thing that is known by its id, in this case; null for none.</summary>
    public long? RowOf(CaseId @case, long part, Id id) => _row.Find(id, part, @case)?.Row;

    public void Dispose()
    {
        _insert.Dispose();
        _fix.Dispose();
        _row.Dispose();
    }

    /// <summary>What is stated anew takes the place of what was stated first.</summary>
    private void State(RecordedFact fact, long part, Id id, string? text, ListedWords words)
    {
        if (_row.Find(id, part, fact.Case) is not var (row, isFixed))
        {
            Put(fact, part, id);
            words.Put(fact.Index, part, text);
        }
        else if (!isFixed) words.Replace(row, part, text);
    }

    private static string? WordsOfFinding(FactReader fields) => FactWords.Lines(
        fields.Text("text"),
        FactWords.OfProposition(fields.Value("proposition")),
        fields.Text("confidence_reason"),
        fields.Text("change"),
        FactWords.Of(fields.Value("search")),
        FactWords.Of(fields.Value("tests")));

    // A reference to a claim is no words of who says it.
    private static string? WordsOfIncident(FactReader fields) => FactWords.Lines(
    [
        fields.Text("title"),
        .. fields.Texts("according_to").Where(text => !Reference.TryParse(text, out _)),
    ]);
}
