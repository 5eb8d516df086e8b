using System.Text.Json.Nodes;
using Probative.Formats.Types;

namespace Probative.Examination;

/// <summary>What a run did so far, counted by several workers at once.</summary>
/// <param name="items">The items there are.</param>
/// <param name="bytes">Their bytes.</param>
internal sealed class ExaminationCounts(long items, long bytes)
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, SortedDictionary<string, long>> _outcomes =
        new(StringComparer.Ordinal);

    private readonly SortedDictionary<string, long> _notes = new(StringComparer.Ordinal);

    private readonly Dictionary<string, TypeReport> _types = new(StringComparer.Ordinal);

    public long Items { get; } = items;

    /// <summary>One item's of each type that was seen.</summary>
    public IReadOnlyCollection<TypeReport> Types => _types.Values;

    public long Bytes { get; } = bytes;

    public long ItemsDone { get; private set; }

    public long BytesDone { get; private set; }

    /// <summary>Examinations made, failed ones included.</summary>
    public long Performed { get; private set; }

    /// <summary>Examinations that stood already, by the same procedure.</summary>
    public long Stood { get; private set; }

    /// <summary>Those of them that failed.</summary>
    public long StoodFailed { get; private set; }

    public long Failed { get; private set; }

    /// <summary>Items whose bytes could not be read, or are not those of the record.</summary>
    public long Unreadable { get; private set; }

    public void Add(Examined examined)
    {
        lock (_gate)
        {
            Performed++;
            if (examined.Failure is not null) Failed++;
            if (!_outcomes.TryGetValue(examined.Examination.Name, out var words))
                _outcomes[examined.Examination.Name] = words = new(StringComparer.Ordinal);
            words[examined.Word] = words.GetValueOrDefault(examined.Word) + 1;
            foreach (var code in examined.NoteCodes) _notes[code] = _notes.GetValueOrDefault(code) + 1;
        }
    }

    public void AddType(TypeReport type)
    {
        lock (_gate) _types.TryAdd(type.Finding.Type.MediaType, type);
    }

    public void AddStood(bool hasFailed)
    {
        lock (_gate)
        {
            Stood++;
            if (hasFailed) StoodFailed++;
        }
    }

    public void AddUnreadable()
    {
        lock (_gate) Unreadable++;
    }

    public (long Items, long Bytes) AddItem(long sizeBytes)
    {
        lock (_gate) return (++ItemsDone, BytesDone += sizeBytes);
    }

    /// <summary>For each examination how many ended how.</summary>
    public JsonObject ToJson() => new(_outcomes.Select(examination => KeyValuePair.Create(
        examination.Key,
        (JsonNode?)new JsonObject(examination.Value.Select(word =>
            KeyValuePair.Create(word.Key.Replace(' ', '_'), (JsonNode?)word.Value))))));

    /// <summary>What deserves a look, by its code.</summary>
    public JsonObject NotesToJson() =>
        new(_notes.Select(note => KeyValuePair.Create(note.Key, (JsonNode?)note.Value)));
}
