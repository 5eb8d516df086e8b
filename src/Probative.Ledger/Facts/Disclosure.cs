using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Probative.Ledger.Facts;

/// <summary>
/// One field of a fact with its salt: RFC 9901 section 4.2.1, in the one form that ledger.md allows. Whoever
/// holds it can show the field; without it the digest says nothing.
/// </summary>
public sealed class Disclosure
{
    /// <summary>The length of a salt: 16 bytes.</summary>
    public const int SaltSize = 16;

    private readonly byte[] _ascii;

    private Disclosure(string name, JsonValue value, byte[] ascii)
    {
        Name = name;
        Value = value;
        _ascii = ascii;
        Digest = Hash32.Of(ascii);
    }

    /// <summary>The field name.</summary>
    public string Name { get; }

    /// <summary>The value.</summary>
    public JsonValue Value { get; }

    /// <summary>SHA-256 over the ASCII text: what stands in <c>_sd</c>.</summary>
    public Hash32 Digest { get; }

    /// <summary>The base64url text, as ASCII.</summary>
    public ReadOnlySpan<byte> Ascii => _ascii;

    /// <summary>The base64url text.</summary>
    public string Text => Encoding.ASCII.GetString(_ascii);

    /// <summary>
    /// True for padding. A field that is named like padding but says something is none: readers show it.
    /// </summary>
    public bool IsPadding => FieldName.IsPadding(Name) && Value == Padding.Value;

    /// <summary>Makes a disclosure. <see cref="FactBuilder"/> is the usual way to one.</summary>
    /// <param name="salt">16 random bytes, never used before.</param>
    /// <param name="name">The field name.</param>
    /// <param name="value">The value.</param>
    /// <returns>The disclosure.</returns>
    /// <exception cref="ArgumentException">The salt has another length, or ledger.md does not allow the name
    /// or the value.</exception>
    public static Disclosure Create(ReadOnlySpan<byte> salt, string name, JsonValue value) =>
        Create(salt, name, value, new ArrayBufferWriter<byte>(256));

    /// <summary>As above, with a buffer that is used again for the next disclosure.</summary>
    internal static Disclosure Create(
        ReadOnlySpan<byte> salt, string name, JsonValue value, ArrayBufferWriter<byte> json)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        if (salt.Length != SaltSize)
        {
            throw new ArgumentException("A salt has exactly 16 bytes.", nameof(salt));
        }

        if (!FieldName.IsDisclosable(name))
        {
            throw new ArgumentException($"No field may be named '{name}'.", nameof(name));
        }

        if (!FieldName.IsDisclosable(value))
        {
            throw new ArgumentException(
                "A value nests at most 8 deep; its names are printable ASCII, not '_sd' or '...'.",
                nameof(value));
        }

        json.ResetWrittenCount();
        json.Write("[\""u8);
        json.Advance(Base64Url.EncodeToUtf8(salt, json.GetSpan(Base64Url.GetEncodedLength(SaltSize))));
        json.Write("\","u8);
        CanonicalJson.WriteString(name, json);
        json.Write(","u8);
        CanonicalJson.Write(value, json);
        json.Write("]"u8);
        return new Disclosure(name, value, Base64Url.EncodeToUtf8(json.WrittenSpan));
    }

    /// <summary>Reads a disclosure strictly.</summary>
    /// <param name="ascii">The base64url text.</param>
    /// <param name="disclosure">The disclosure, or null.</param>
    /// <param name="damage">What is wrong: <c>DISCLOSURE_ENCODING</c>, or, with an offset in the decoded
    /// JSON, <c>DISCLOSURE_FORM</c>, <c>DISCLOSURE_NAME</c>, <c>DISCLOSURE_VALUE</c> or a code of
    /// <see cref="CanonicalJson"/>.</param>
    /// <returns>False if anything is wrong.</returns>
    public static bool TryParse(
        ReadOnlySpan<byte> ascii, [NotNullWhen(true)] out Disclosure? disclosure, out Damage damage)
    {
        disclosure = null;
        if (StrictBase64.TryDecodeUrl(ascii) is not { } json)
        {
            damage = new Damage("DISCLOSURE_ENCODING", 0, "Base64url without padding was expected.");
            return false;
        }

        if (!CanonicalJson.TryParseCanonical(json, out var value, out damage))
        {
            return false;
        }

        if (value is not JsonValue.List { Items: [JsonValue.Text salt, JsonValue.Text name, var content] }
            || StrictBase64.TryDecodeUrl(Utf8.Encode(salt.Value)) is not { Length: SaltSize })
        {
            damage = new Damage(
                "DISCLOSURE_FORM", 0, "Salt of 16 bytes, field name and value were expected.");
            return false;
        }

        if (!FieldName.IsDisclosable(name.Value))
        {
            damage = new Damage(
                "DISCLOSURE_NAME", 27, "A name is 1 to 64 of a-z0-9_, no member of the leaf.");
            return false;
        }

        if (!FieldName.IsDisclosable(content))
        {
            damage = new Damage(
                "DISCLOSURE_VALUE", 27, "A value of facts that ledger.md allows was expected.");
            return false;
        }

        disclosure = new Disclosure(name.Value, content, ascii.ToArray());
        return true;
    }

    /// <summary>The base64url text.</summary>
    /// <returns><see cref="Text"/>.</returns>
    public override string ToString() => Text;
}
