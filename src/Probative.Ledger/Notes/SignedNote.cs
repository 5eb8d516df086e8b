using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Probative.Ledger.Notes;

/// <summary>A text with signature lines: C2SP signed-note. Parsing it verifies nothing.</summary>
public sealed class SignedNote
{
    /// <summary>The largest note that is read: 1 MiB, as large as the reference client's.</summary>
    public const int LimitBytes = 1 << 20;

    /// <summary>The most signature lines that are read: 100. At least 16 have to be accepted.</summary>
    public const int SignatureLimit = 100;

    private readonly byte[] _text;

    private SignedNote(byte[] text, IReadOnlyList<NoteSignature> signatures)
    {
        _text = text;
        Signatures = signatures;
    }

    /// <summary>The signed text, final newline included. Ignore it until <see cref="Open"/> says whose it is.
    /// </summary>
    public ReadOnlySpan<byte> Text => _text;

    /// <summary>The signature lines, at least one.</summary>
    public IReadOnlyList<NoteSignature> Signatures { get; }

    /// <summary>Reads a note strictly.</summary>
    /// <param name="bytes">The whole note.</param>
    /// <param name="note">The note, or null.</param>
    /// <param name="damage">What is wrong: <c>NOTE_TOO_LARGE</c>, <c>NOTE_NOT_TEXT</c>, <c>NOTE_FORM</c>,
    /// <c>NOTE_SIGNATURE_LINE</c> or <c>NOTE_TOO_MANY_SIGNATURES</c>.</param>
    /// <returns>False if anything is wrong.</returns>
    public static bool TryParse(
        ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out SignedNote? note, out Damage damage)
    {
        note = null;
        damage = NoteText.Check(bytes, LimitBytes);
        if (damage.IsPresent)
        {
            return false;
        }

        // The text may contain empty lines; the last one separates the signatures.
        var blank = bytes.LastIndexOf("\n\n"u8);
        if (blank < 0 || !bytes.EndsWith("\n"u8) || blank + 2 == bytes.Length)
        {
            damage = new Damage(
                "NOTE_FORM", bytes.Length, "Text, an empty line and signatures were expected.");
            return false;
        }

        var signatures = new List<NoteSignature>();
        for (var at = blank + 2; at < bytes.Length;)
        {
            var line = bytes[at..][..bytes[at..].IndexOf((byte)'\n')];
            if (signatures.Count == SignatureLimit)
            {
                damage = new Damage("NOTE_TOO_MANY_SIGNATURES", at, "A note has at most 100 signatures.");
                return false;
            }

            if (ReadLine(line) is not { } signature)
            {
                damage = new Damage("NOTE_SIGNATURE_LINE", at, "A line '\u2014 name base64' was expected.");
                return false;
            }

            signatures.Add(signature);
            at += line.Length + 1;
        }

        note = new SignedNote(bytes[..(blank + 1)].ToArray(), signatures);
        return true;
    }

    /// <summary>Signs a text.</summary>
    /// <param name="text">UTF-8 that ends with a newline and has no other control characters.</param>
    /// <param name="signers">Keys of type Ed25519, at least one.</param>
    /// <returns>The note.</returns>
    /// <exception cref="ArgumentException">The text cannot be a note's, or nobody signs.</exception>
    public static SignedNote Sign(ReadOnlySpan<byte> text, params ReadOnlySpan<SignerKey> signers)
    {
        if (NoteText.Check(text, LimitBytes).IsPresent || !text.EndsWith("\n"u8))
        {
            throw new ArgumentException(
                "A note's text is UTF-8 lines, each ended by a newline.", nameof(text));
        }

        if (signers.Length is < 1 or > SignatureLimit)
        {
            throw new ArgumentException("A note has 1 to 100 signatures.", nameof(signers));
        }

        var signatures = new List<NoteSignature>();
        foreach (var signer in signers)
        {
            signatures.Add(new NoteSignature(signer.Name, signer.Verifier.KeyId, signer.Sign(text)));
        }

        return new SignedNote(text.ToArray(), signatures);
    }

    /// <summary>The note with one more signature line, for example a witness's cosignature.</summary>
    /// <param name="signature">The line.</param>
    /// <returns>A new note.</returns>
    /// <exception cref="InvalidOperationException">The note has 100 lines already.</exception>
    public SignedNote With(NoteSignature signature) =>
        Signatures.Count < SignatureLimit
            ? new SignedNote(_text, [.. Signatures, signature])
            : throw new InvalidOperationException("A note has at most 100 signatures.");

    /// <summary>The note with a cosignature added: C2SP tlog-cosignature.</summary>
    /// <param name="cosigner">A key of type cosignature.</param>
    /// <param name="time">When it was signed.</param>
    /// <returns>A new note.</returns>
    /// <exception cref="InvalidOperationException">The key is of another type.</exception>
    public SignedNote Cosign(SignerKey cosigner, DateTimeOffset time)
    {
        ArgumentNullException.ThrowIfNull(cosigner);
        return With(new NoteSignature(cosigner.Name, cosigner.Verifier.KeyId, cosigner.Cosign(_text, time)));
    }

    /// <summary>Checks the lines of known keys; C2SP signed-note, "Signatures".</summary>
    /// <param name="known">The keys that the caller trusts.</param>
    /// <returns>Who signed, or why the note says nothing.</returns>
    public NoteOutcome Open(params ReadOnlySpan<VerifierKey> known)
    {
        var (by, verified, unverified) =
            (new List<VerifierKey>(), new List<NoteSignature>(), new List<NoteSignature>());
        foreach (var signature in Signatures)
        {
            var signer = SignerOf(signature, known, out var claimed);
            if (signer is null && claimed is not null)
            {
                return new NoteOutcome.InvalidSignature(claimed);
            }

            if (signer is null)
            {
                unverified.Add(signature);
            }
            else if (!by.Contains(signer))
            {
                by.Add(signer);
                verified.Add(signature);
            }
        }

        return by.Count > 0
            ? new NoteOutcome.Opened(by, verified, unverified)
            : new NoteOutcome.NoKnownKey(unverified);
    }

    /// <summary>The whole note as a file has it.</summary>
    /// <returns>UTF-8.</returns>
    public byte[] ToBytes()
    {
        var lines = new StringBuilder("\n");
        Span<byte> id = stackalloc byte[sizeof(uint)];
        foreach (var signature in Signatures)
        {
            BinaryPrimitives.WriteUInt32BigEndian(id, signature.KeyId);
            var base64 = Convert.ToBase64String([.. id, .. signature.Signature.Span]);
            lines.Append('\u2014').Append(' ').Append(signature.Name).Append(' ').Append(base64).Append('\n');
        }

        return [.. _text, .. Utf8.Encode(lines.ToString())];
    }

    private VerifierKey? SignerOf(
        NoteSignature signature, ReadOnlySpan<VerifierKey> known, out VerifierKey? claimed)
    {
        // Two known keys can share name and id by accident (the id has 32 bits); either may have signed.
        claimed = null;
        foreach (var key in known)
        {
            if (signature.IsBy(key))
            {
                claimed ??= key;
                if (key.Verify(_text, signature.Signature.Span))
                {
                    return key;
                }
            }
        }

        return null;
    }

    private static NoteSignature? ReadLine(ReadOnlySpan<byte> line)
    {
        var dash = "\u2014 "u8;
        var space = line.LastIndexOf((byte)' ');
        if (!line.StartsWith(dash) || space <= dash.Length)
        {
            return null;
        }

        var name = Encoding.UTF8.GetString(line[dash.Length..space]);
        var bytes = StrictBase64.TryDecode(line[(space + 1)..]);

        // Four bytes are the key id; a signature of no bytes signs nothing.
        return bytes is { Length: > sizeof(uint) } && KeyName.IsValid(name)
            ? new NoteSignature(
                name, BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes.AsMemory(sizeof(uint)))
            : null;
    }
}
