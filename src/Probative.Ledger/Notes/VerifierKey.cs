using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Probative.Ledger.Notes;

/// <summary>
/// A public key under a name, as its line <c>name+key id+base64</c>: C2SP signed-note, "Signatures", and
/// tlog-cosignature, "Format". Two are equal if their lines are.
/// </summary>
public sealed class VerifierKey : IEquatable<VerifierKey>
{
    private readonly Ed25519PublicKey _key;

    /// <summary>Creates a key.</summary>
    /// <param name="name">The key name: not empty, without white space and <c>+</c>.</param>
    /// <param name="type">What its signatures cover.</param>
    /// <param name="publicKey">The 32-byte Ed25519 public key.</param>
    /// <exception cref="ArgumentException">The name or the length is wrong.</exception>
    public VerifierKey(string name, KeyType type, ReadOnlySpan<byte> publicKey)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!KeyName.IsValid(name))
        {
            throw new ArgumentException(
                "A key name is not empty and has no white space or '+'.", nameof(name));
        }

        if (!Enum.IsDefined(type))
        {
            throw new ArgumentOutOfRangeException(nameof(type), type, "There is no such signature type.");
        }

        Name = name;
        Type = type;
        _key = new Ed25519PublicKey(publicKey);
        KeyId = IdOf(name, type, publicKey);
        var material = Convert.ToBase64String([(byte)type, .. publicKey]);
        Line = string.Create(CultureInfo.InvariantCulture, $"{name}+{KeyId:x8}+{material}");
        Fingerprint = Hash32.Of(Utf8.Encode(Line)).ToHex();
    }

    /// <summary>The key name.</summary>
    public string Name { get; }

    /// <summary>The first four bytes of SHA-256 over name, newline, type and key, big-endian.</summary>
    public uint KeyId { get; }

    /// <summary>What its signatures cover.</summary>
    public KeyType Type { get; }

    /// <summary>The 32 bytes of the public key.</summary>
    public ReadOnlySpan<byte> PublicKey => _key.Bytes;

    /// <summary>False for bytes that are not a point of prime order: nothing verifies under them.</summary>
    public bool HasPrimeOrder => _key.HasPrimeOrder;

    /// <summary>The verifier key line, without a line end.</summary>
    public string Line { get; }

    /// <summary>The hex SHA-256 of <see cref="Line"/>: what a checker is told elsewhere
    /// (ledger.md).</summary>
    public string Fingerprint { get; }

    /// <summary>Reads a verifier key line.</summary>
    /// <param name="line">The line, without a line end.</param>
    /// <param name="key">The key, or null.</param>
    /// <param name="damage">What is wrong: <c>VKEY_FORM</c>, <c>VKEY_TYPE</c> or <c>VKEY_ID</c>. Its offset
    /// counts UTF-16 units.</param>
    /// <returns>False if anything is wrong.</returns>
    public static bool TryParse(string line, [NotNullWhen(true)] out VerifierKey? key, out Damage damage)
    {
        ArgumentNullException.ThrowIfNull(line);
        key = null;
        damage = default;
        var first = line.IndexOf('+', StringComparison.Ordinal);
        var second = first < 0 ? -1 : line.IndexOf('+', first + 1);
        if (second < 0 || !KeyName.IsValid(line[..first]))
        {
            damage = new Damage("VKEY_FORM", 0, "A verifier key reads name+key id+base64.");
            return false;
        }

        Span<byte> id = stackalloc byte[sizeof(uint)];
        if (!LowerHex.TryDecode(Encoding.UTF8.GetBytes(line[(first + 1)..second]), id))
        {
            damage = new Damage("VKEY_FORM", first + 1, "The key id has eight lower-case hex digits.");
            return false;
        }

        var material = StrictBase64.TryDecode(Encoding.UTF8.GetBytes(line[(second + 1)..]));
        if (material is null or [])
        {
            damage = new Damage("VKEY_FORM", second + 1, "The key should be base64.");
            return false;
        }

        var type = (KeyType)material[0];
        if (!Enum.IsDefined(type) || material.Length != 1 + Ed25519PublicKey.Size)
        {
            damage = new Damage("VKEY_TYPE", second + 1, "Only Ed25519 keys of type 01 and 04 are known.");
            return false;
        }

        var parsed = new VerifierKey(line[..first], type, material.AsSpan(1));
        if (parsed.KeyId != BinaryPrimitives.ReadUInt32BigEndian(id))
        {
            damage = new Damage("VKEY_ID", first + 1, "The key id does not belong to this name and key.");
            return false;
        }

        key = parsed;
        return true;
    }

    /// <summary>Verifies the signature bytes of a note line, those after the key id.</summary>
    /// <param name="text">The note text, final newline included.</param>
    /// <param name="signature">64 bytes; for a cosignature 72 bytes, an 8-byte time first.</param>
    /// <returns>Whether this key signed this text.</returns>
    public bool Verify(ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature)
    {
        if (Type == KeyType.Ed25519)
        {
            return _key.Verify(text, signature);
        }

        return Cosignature.TryReadTime(signature, out var time)
            && _key.Verify(Cosignature.Message(time, text), signature[Cosignature.TimeSize..]);
    }

    /// <inheritdoc/>
    public bool Equals(VerifierKey? other) => other is not null && Line == other.Line;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as VerifierKey);

    /// <inheritdoc/>
    public override int GetHashCode() => Line.GetHashCode(StringComparison.Ordinal);

    /// <summary>The verifier key line.</summary>
    /// <returns><see cref="Line"/>.</returns>
    public override string ToString() => Line;

    private static uint IdOf(string name, KeyType type, ReadOnlySpan<byte> publicKey)
    {
        var hash = Hash32.Of([.. Utf8.Encode(name), (byte)'\n', (byte)type, .. publicKey]);
        return BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan());
    }
}
