using System.Text.Json.Nodes;

namespace Probative.Examination;

/// <summary>
/// The notes of a report: what deserves a look, each with a stable code and a sentence. They name what was
/// read and never what it means.
/// </summary>
public sealed class Notes
{
    // A person reads a few; the report itself has everything.
    private const int KeptMax = 100;

    private readonly List<(string Code, string Text)> _notes = [];

    public void Add(string code, string text)
    {
        if (_notes.Count < KeptMax) _notes.Add((code, text));
    }

    /// <summary>Adds what must not be lost among many others.</summary>
    public void AddFirst(string code, string text)
    {
        if (_notes.Count == KeptMax) _notes.RemoveAt(KeptMax - 1);
        _notes.Insert(0, (code, text));
    }

    public JsonArray ToJson() => new([.. _notes.Select(note => new JsonObject
    {
        ["code"] = note.Code, ["text"] = note.Text,
    })]);
}
