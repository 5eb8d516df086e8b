using System.Buffers;
using System.Security.Cryptography;

namespace Probative.Ledger.Facts;

/// <summary>
/// Collects the fields of one fact and makes a <see cref="FactDraft"/> of them: a salt for each, padding to a
/// multiple of 8, digests in order. Not safe for use by several threads at once.
/// </summary>
/// <param name="caseId">The case.</param>
public sealed class FactBuilder(CaseId caseId)
{
    /// <summary>The most fields: 320, the most digests of a leaf.</summary>
    public const int FieldLimit = Leaf.DigestLimit;

    private readonly List<(string Name, JsonValue Value)> _fields = [];

    /// <summary>Adds a field.</summary>
    /// <param name="name">Its name: 1 to 64 of <c>a-z0-9_</c>, a letter first, not given before, no member of
    /// the leaf, no registered JWT claim, not <c>pad</c> and digits.</param>
    /// <param name="value">Its value; <see cref="JsonValue.None"/> means not stated.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The name or value is not allowed.</exception>
    /// <exception cref="InvalidOperationException">There are 320 fields already. What is that large belongs
    /// into a derivative whose digest the fact carries.</exception>
    public FactBuilder Add(string name, JsonValue value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        if (!FieldName.IsFree(name))
        {
            throw new ArgumentException($"No field may be named '{name}'.", nameof(name));
        }

        foreach (var field in _fields)
        {
            if (field.Name == name)
            {
                throw new ArgumentException($"The field '{name}' is given twice.", nameof(name));
            }
        }

        if (_fields.Count == FieldLimit)
        {
            throw new InvalidOperationException("A fact has at most 320 fields.");
        }

        _fields.Add((name, value));
        return this;
    }

    /// <summary>Makes the draft with salts from the operating system's generator.</summary>
    /// <returns>The draft.</returns>
    /// <exception cref="InvalidOperationException">There is no field.</exception>
    public FactDraft Build() => Build(RandomNumberGenerator.Fill);

    /// <summary>Makes the draft with given salts; only for encodings that have to be repeatable.</summary>
    /// <param name="fillSalts">Fills a span with one salt of 16 bytes after another: for the fields in the
    /// order in which they were added, then for the padding. A salt MUST NOT be used twice.</param>
    /// <returns>The draft.</returns>
    /// <exception cref="InvalidOperationException">There is no field.</exception>
    public FactDraft Build(SaltSource fillSalts)
    {
        ArgumentNullException.ThrowIfNull(fillSalts);
        if (_fields.Count == 0)
        {
            throw new InvalidOperationException("A fact has at least one field.");
        }

        var count = (_fields.Count + Leaf.DigestStep - 1) / Leaf.DigestStep * Leaf.DigestStep;
        Span<byte> salts = stackalloc byte[count * Disclosure.SaltSize];
        fillSalts(salts);
        var buffer = new ArrayBufferWriter<byte>(1_024);
        var disclosures = new Disclosure[count];
        for (var i = 0; i < count; i++)
        {
            var (name, value) = i < _fields.Count
                ? _fields[i]
                : (Padding.Name(i - _fields.Count + 1), Padding.Value);
            disclosures[i] = Disclosure.Create(
                salts.Slice(i * Disclosure.SaltSize, Disclosure.SaltSize), name, value, buffer);
        }

        Array.Sort(disclosures, static (a, b) => Hash32.CompareBase64Url(a.Digest, b.Digest));
        return new FactDraft(caseId, disclosures);
    }
}
