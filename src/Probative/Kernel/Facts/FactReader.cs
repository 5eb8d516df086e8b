using System.Runtime.InteropServices;
using Probative.Kernel.Ids;
using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Facts;

/// <summary>
/// Reads fields by name. A field that is absent, destroyed, not stated, or of another kind reads as null: a
/// newer program may have written it, and a reader ignores what it does not know (docs/spec/facts.md).
/// </summary>
public readonly struct FactReader(IReadOnlyList<Disclosure> disclosures)
{
    public string Type => Text("type") ?? "";
    public string Actor => Text("actor") ?? "";
    public DateTimeOffset? At => Time("at");

    public JsonValue? Value(string name)
    {
        foreach (var disclosure in All)
        {
            if (disclosure.Name == name) return disclosure.Value;
        }

        return null;
    }

    /// <summary>A replay looks up tens of millions of fields: not through an interface.</summary>
    private ReadOnlySpan<Disclosure> All => disclosures switch
    {
        List<Disclosure> list => CollectionsMarshal.AsSpan(list),
        Disclosure[] array => array,
        _ => disclosures.ToArray(),
    };

    public string? Text(string name) => (Value(name) as JsonValue.Text)?.Value;

    public long? Count(string name) => (Value(name) as JsonValue.Number)?.Value;

    public Id? Id(string name) => Ids.Id.TryParse(Text(name), out var id) ? id : null;

    public Hash32? Digest(string name) => Hash32.TryParseHex(Text(name), out var digest) ? digest : null;

    public DateTimeOffset? Time(string name) => FactTime.TryParse(Text(name), out var time) ? time : null;

    public IReadOnlyList<string> Texts(string name) =>
        Value(name) is JsonValue.List list
            ? [.. list.Items.OfType<JsonValue.Text>().Select(text => text.Value)]
            : [];
}
