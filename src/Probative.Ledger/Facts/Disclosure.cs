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

    // 16 bytes in base64url without padding.
    private const int SaltTextLength = 22;

    // Longer disclosures are rare; these bytes lie on the stack.
    private const int InPlaceBytes = 1_024;

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
        // A replay reads millions: the JSON in between is not worth an array of its own each time.
        var limit = (int)(ascii.Length * 3L / 4);
        byte[]? rented = null;
        var json = limit <= InPlaceBytes
            ? stackalloc byte[InPlaceBytes]
            : rented = ArrayPool<byte>.Shared.Rent(limit);
        try
        {
            if (StrictBase64.TryDecodeUrl(ascii, json, out var length))
            {
                disclosure = Read(json[..length], ascii, out damage);
                return disclosure is not null;
            }

            disclosure = null;
            damage = new Damage("DISCLOSURE_ENCODING", 0, "Base64url without padding was expected.");
            return false;
        }
        finally
        {
            if (rented is not null)
            {
                ArrayPool<byte>.Shared.Return(rented);
            }
        }
    }

    /// <summary>The base64url text.</summary>
    /// <returns><see cref="Text"/>.</returns>
    public override string ToString() => Text;

    private static Disclosure? Read(ReadOnlySpan<byte> json, ReadOnlySpan<byte> ascii, out Damage damage)
    {
        damage = default;
        return ReadInPlace(json, ascii) ?? ReadAny(json, ascii, out damage);
    }

    /// <summary>
    /// Reads by the places that salt, name and value have in every disclosure; what is not in its place is
    /// left to <see cref="ReadAny"/>, which tells why.
    /// </summary>
    private static Disclosure? ReadInPlace(ReadOnlySpan<byte> json, ReadOnlySpan<byte> ascii)
    {
        const int saltAt = 2;
        const int nameAt = saltAt + SaltTextLength + 3;
        Span<byte> salt = stackalloc byte[SaltSize];
        if (json.Length <= nameAt
            || !json.StartsWith("[\""u8)
            || !StrictBase64.TryDecodeUrlExact(json.Slice(saltAt, SaltTextLength), salt)
            || !json[(saltAt + SaltTextLength)..].StartsWith("\",\""u8))
        {
            return null;
        }

        var length = json[nameAt..].IndexOf((byte)'"');
        if (length < 0 || !json[(nameAt + length)..].StartsWith("\","u8) || json[^1] != ']')
        {
            return null;
        }

        var name = Encoding.UTF8.GetString(json.Slice(nameAt, length));
        return FieldName.IsDisclosable(name)
            && CanonicalJson.TryParseCanonical(json[(nameAt + length + 2)..^1], out var value, out _)
            && FieldName.IsDisclosable(value)
            ? new Disclosure(name, value, ascii.ToArray())
            : null;
    }

    private static Disclosure? ReadAny(ReadOnlySpan<byte> json, ReadOnlySpan<byte> ascii, out Damage damage)
    {
        if (!CanonicalJson.TryParseCanonical(json, out var value, out damage))
        {
            return null;
        }

        if (value is not JsonValue.List { Items: [JsonValue.Text salt, JsonValue.Text name, var content] }
            || StrictBase64.TryDecodeUrl(Utf8.Encode(salt.Value)) is not { Length: SaltSize })
        {
            damage = new Damage(
                "DISCLOSURE_FORM", 0, "Salt of 16 bytes, field name and value were expected.");
            return null;
        }

        if (!FieldName.IsDisclosable(name.Value))
        {
            damage = new Damage(
                "DISCLOSURE_NAME", 27, "A name is 1 to 64 of a-z0-9_, no member of the leaf.");
            return null;
        }

        if (!FieldName.IsDisclosable(content))
        {
            damage = new Damage(
                "DISCLOSURE_VALUE", 27, "A value of facts that ledger.md allows was expected.");
            return null;
        }

        return new Disclosure(name.Value, content, ascii.ToArray());
    }
}
