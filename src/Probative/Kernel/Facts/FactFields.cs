using Probative.Kernel.Ids;
using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Facts;

/// <summary>
/// Collects the fields of one fact. A null value is written as JSON null: *not stated*, an answer in its own
/// right.
/// </summary>
public sealed class FactFields
{
    private readonly List<FactField> _fields = new(16);
    private Id? _subject;

    public IReadOnlyList<FactField> All => _fields;

    /// <summary>The fields added from here on are sealed under the key of this item or person.</summary>
    public FactFields About(Id subject)
    {
        _subject = subject;
        return this;
    }

    public FactFields Add(string name, JsonValue value)
    {
        _fields.Add(new FactField(name, value, _subject));
        return this;
    }

    public FactFields Add(string name, string? text) =>
        Add(name, JsonValue.FromString(text));

    public FactFields Add(string name, long count) => Add(name, JsonValue.FromInt64(count));

    public FactFields Add(string name, Id id) => Add(name, id.ToString());

    public FactFields Add(string name, Hash32 digest) => Add(name, digest.ToHex());

    public FactFields Add(string name, DateTimeOffset? time) =>
        Add(name, time is { } stated ? FactTime.Format(stated) : null);

    public FactFields Add(string name, IEnumerable<string> texts) =>
        Add(name, new JsonValue.List(texts.Select(JsonValue.FromString)));
}
