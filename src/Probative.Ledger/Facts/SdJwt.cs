using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Probative.Ledger.Facts;

/// <summary>
/// A fact that was handed over: a signed SD-JWT in compact form (RFC 9901 section 4) whose payload is the
/// leaf byte for byte. The signature makes the single fact readable for ordinary libraries; what makes it
/// part of the record is its inclusion in a signed checkpoint.
/// </summary>
public sealed class SdJwt
{
    private readonly byte[] _signed;
    private readonly byte[] _signature;
    private readonly byte[] _leafBytes;
    private readonly Disclosure[] _disclosures;

    internal SdJwt(
        string kid,
        byte[] leafBytes,
        Leaf leaf,
        byte[] signed,
        byte[] signature,
        SdJwtDisclosures disclosures)
    {
        Kid = kid;
        Leaf = leaf;
        _leafBytes = leafBytes;
        _signed = signed;
        _signature = signature;
        _disclosures = disclosures.Opened;
        Foreign = disclosures.Foreign;
    }

    /// <summary>The thumbprint of the key that is said to have signed.</summary>
    public string Kid { get; }

    /// <summary>The leaf.</summary>
    public Leaf Leaf { get; }

    /// <summary>The leaf's bytes: what the log hashes.</summary>
    public ReadOnlySpan<byte> LeafBytes => _leafBytes;

    /// <summary>The opened fields, padding included, in the order of their digests in <c>_sd</c>.</summary>
    public IReadOnlyList<Disclosure> Disclosures => _disclosures;

    /// <summary>
    /// What does not belong here: disclosures whose digest is not in <c>_sd</c> or was opened before, or
    /// whose field name was. RFC 9901 section 7.1 refuses an SD-JWT that has any.
    /// </summary>
    public IReadOnlyList<Disclosure> Foreign { get; }

    /// <summary>The digests that are not opened here, in the order of <c>_sd</c>.</summary>
    public IEnumerable<Hash32> Withheld
    {
        get
        {
            var opened = _disclosures.Select(disclosure => disclosure.Digest).ToHashSet();
            return Leaf.Digests.ToArray().Where(digest => !opened.Contains(digest));
        }
    }

    /// <summary>Signs a fact for handing over.</summary>
    /// <param name="leaf">The leaf, byte for byte as it is in the log.</param>
    /// <param name="disclosures">What is opened, in any order: each of the leaf, each once.</param>
    /// <param name="key">The vault's handover key.</param>
    /// <returns>The SD-JWT.</returns>
    /// <exception cref="ArgumentException">The bytes are no leaf, or a disclosure does not belong to it.
    /// </exception>
    public static SdJwt Sign(ReadOnlySpan<byte> leaf, IEnumerable<Disclosure> disclosures, HandoverKey key)
    {
        ArgumentNullException.ThrowIfNull(disclosures);
        ArgumentNullException.ThrowIfNull(key);
        if (!Leaf.TryParse(leaf, out var parsed, out var damage))
        {
            throw new ArgumentException(damage.ToString(), nameof(leaf));
        }

        Disclosure[] ordered = [.. disclosures.OrderBy(disclosure => parsed.IndexOf(disclosure.Digest))];
        var sorted = SdJwtDisclosures.Sort(parsed, ordered, out var misplaced);
        if (sorted.Foreign.Count > 0 || misplaced >= 0)
        {
            throw new ArgumentException(
                "Each disclosure belongs to the leaf and is given once.", nameof(disclosures));
        }

        byte[] signed =
        [
            .. Base64Url.EncodeToUtf8(SdJwtForm.Header(key.Jwk.Thumbprint)),
            (byte)'.',
            .. Base64Url.EncodeToUtf8(leaf),
        ];
        return new SdJwt(key.Jwk.Thumbprint, leaf.ToArray(), parsed, signed, key.Sign(signed), sorted);
    }

    /// <summary>
    /// Reads a line strictly. That verifies no signature, and <see cref="Foreign"/> has to be empty too.
    /// </summary>
    /// <param name="line">The line, without a line end.</param>
    /// <param name="jwt">The SD-JWT, or null.</param>
    /// <param name="damage">What is wrong: <c>SDJWT_FORM</c>, <c>SDJWT_HEADER</c>, <c>SDJWT_LEAF</c>,
    /// <c>SDJWT_SIGNATURE_FORM</c>, <c>SDJWT_DISCLOSURE</c> or <c>SDJWT_ORDER</c> (the disclosures are not in
    /// the order of their digests).</param>
    /// <returns>False if anything is wrong.</returns>
    public static bool TryParse(
        ReadOnlySpan<byte> line, [NotNullWhen(true)] out SdJwt? jwt, out Damage damage) =>
        SdJwtForm.TryParse(line, out jwt, out damage);

    /// <summary>Verifies the signature. It covers the leaf, not what is opened: that the digests
    /// do.</summary>
    /// <param name="key">A handover key, obtained from a fact of the log.</param>
    /// <returns>Whether the SD-JWT names this key and was signed by it.</returns>
    public bool Verify(Jwk key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Kid == key.Thumbprint && key.Verify(_signed, _signature);
    }

    /// <summary>The value of an opened field, or null if it is withheld or unknown.</summary>
    /// <param name="name">The field name.</param>
    public JsonValue? this[string name] =>
        Array.Find(_disclosures, disclosure => disclosure.Name == name)?.Value;

    /// <summary>The compact form, without a line end and without what is <see cref="Foreign"/>.</summary>
    /// <returns>ASCII.</returns>
    public byte[] ToBytes()
    {
        var length = _signed.Length + 1 + Base64Url.GetEncodedLength(_signature.Length) + 1;
        foreach (var disclosure in _disclosures)
        {
            length += disclosure.Ascii.Length + 1;
        }

        var line = new byte[length];
        _signed.CopyTo(line, 0);
        line[_signed.Length] = (byte)'.';
        var at = _signed.Length + 1;
        at += Base64Url.EncodeToUtf8(_signature, line.AsSpan(at));
        line[at++] = (byte)'~';
        foreach (var disclosure in _disclosures)
        {
            disclosure.Ascii.CopyTo(line.AsSpan(at));
            at += disclosure.Ascii.Length;
            line[at++] = (byte)'~';
        }

        return line;
    }

    /// <summary>The compact form, without a line end.</summary>
    /// <returns>The text of <see cref="ToBytes"/>.</returns>
    public override string ToString() => Encoding.ASCII.GetString(ToBytes());
}
