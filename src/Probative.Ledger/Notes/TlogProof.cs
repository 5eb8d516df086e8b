using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Probative.Ledger.Tree;

namespace Probative.Ledger.Notes;

/// <summary>That a leaf is in a log, checkable offline: C2SP tlog-proof. Parsing it verifies
/// nothing.</summary>
public sealed class TlogProof
{
    private const string Header = "c2sp.org/tlog-proof@v1";

    // A path in a tree of fewer than 2^63 leaves has at most 63 hashes.
    private const int HashLimit = 63;

    private readonly byte[]? _extra;

    /// <summary>Creates a proof.</summary>
    /// <param name="index">The index of the leaf.</param>
    /// <param name="hashes">The inclusion proof, from the leaf's sibling upwards.</param>
    /// <param name="note">The signed checkpoint.</param>
    /// <param name="extra">Anything that helps the reader, or null. It is not authenticated.</param>
    /// <exception cref="ArgumentException">The note is no checkpoint, or there are more than 63 hashes.
    /// </exception>
    public TlogProof(ulong index, IReadOnlyList<Hash32> hashes, SignedNote note, byte[]? extra = null)
    {
        ArgumentNullException.ThrowIfNull(hashes);
        ArgumentNullException.ThrowIfNull(note);
        if (hashes.Count > HashLimit)
        {
            throw new ArgumentException("No tree is that high.", nameof(hashes));
        }

        if (!Checkpoint.TryParse(note.Text, out var checkpoint, out var damage))
        {
            throw new ArgumentException(damage.ToString(), nameof(note));
        }

        Index = index;
        Hashes = hashes;
        Note = note;
        UnverifiedCheckpoint = checkpoint;
        _extra = extra;
    }

    /// <summary>The index of the leaf.</summary>
    public ulong Index { get; }

    /// <summary>The inclusion proof, from the leaf's sibling upwards.</summary>
    public IReadOnlyList<Hash32> Hashes { get; }

    /// <summary>The signed checkpoint.</summary>
    public SignedNote Note { get; }

    /// <summary>The checkpoint as it reads; <see cref="Verify"/> says whether somebody known signed
    /// it.</summary>
    public Checkpoint UnverifiedCheckpoint { get; }

    /// <summary>Unauthenticated extra bytes, or null. In a receipt of ours the SD-JWT line
    /// (ledger.md).</summary>
    public ReadOnlyMemory<byte>? Extra => _extra is null ? default(ReadOnlyMemory<byte>?) : _extra;

    /// <summary>Reads a proof strictly.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="proof">The proof, or null.</param>
    /// <param name="damage">What is wrong: <c>PROOF_HEADER</c>, <c>PROOF_EXTRA</c>, <c>PROOF_INDEX</c>,
    /// <c>PROOF_HASH</c>, or a code of <see cref="SignedNote"/> or <see cref="Checkpoint"/>.</param>
    /// <returns>False if anything is wrong.</returns>
    public static bool TryParse(
        ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out TlogProof? proof, out Damage damage)
    {
        proof = null;
        var lines = new LineReader(bytes);
        if (!lines.Next().SequenceEqual("c2sp.org/tlog-proof@v1"u8))
        {
            damage = new Damage("PROOF_HEADER", 0, $"The line '{Header}' was expected.");
            return false;
        }

        if (!TryReadExtra(ref lines, out var extra, out damage)
            || !TryReadIndex(ref lines, out var index, out damage)
            || !TryReadHashes(ref lines, out var hashes, out damage))
        {
            return false;
        }

        if (!SignedNote.TryParse(lines.Rest, out var note, out damage)
            || !Checkpoint.TryParse(note.Text, out _, out damage))
        {
            damage = damage.Shift(lines.Offset);
            return false;
        }

        proof = new TlogProof(index, hashes, note, extra);
        return true;
    }

    /// <summary>The file's bytes.</summary>
    /// <returns>UTF-8.</returns>
    public byte[] ToBytes()
    {
        var head = new StringBuilder(Header).Append('\n');
        if (_extra is not null)
        {
            head.Append("extra ").Append(Convert.ToBase64String(_extra)).Append('\n');
        }

        head.Append(CultureInfo.InvariantCulture, $"index {Index}\n");
        foreach (var hash in Hashes)
        {
            head.Append(hash.ToBase64()).Append('\n');
        }

        return [.. Encoding.ASCII.GetBytes(head.Append('\n').ToString()), .. Note.ToBytes()];
    }

    /// <summary>Checks the signatures, then the path from the leaf to the checkpoint's root.</summary>
    /// <param name="leafHash">The hash of the leaf: <see cref="TreeHash.Leaf(ReadOnlySpan{byte})"/>.</param>
    /// <param name="known">The keys that the caller trusts for this log.</param>
    /// <returns>What the proof shows.</returns>
    public TlogProofOutcome Verify(in Hash32 leafHash, params ReadOnlySpan<VerifierKey> known)
    {
        var outcome = Note.Open(known);
        if (outcome is not NoteOutcome.Opened opened)
        {
            return new TlogProofOutcome.NotSigned(outcome);
        }

        var checkpoint = UnverifiedCheckpoint;
        return InclusionProof.Verify(Index, checkpoint.Size, leafHash, [.. Hashes], checkpoint.Root)
            ? new TlogProofOutcome.Included(checkpoint, opened)
            : new TlogProofOutcome.NotIncluded(checkpoint);
    }

    private static bool TryReadExtra(ref LineReader lines, out byte[]? extra, out Damage damage)
    {
        extra = null;
        damage = default;
        if (!lines.Rest.StartsWith("extra "u8))
        {
            return true;
        }

        var at = lines.Offset + "extra ".Length;
        extra = StrictBase64.TryDecode(lines.Next()["extra ".Length..]);
        damage = extra is null ? new Damage("PROOF_EXTRA", at, "Base64 was expected.") : default;
        return extra is not null;
    }

    private static bool TryReadIndex(ref LineReader lines, out ulong index, out Damage damage)
    {
        var at = lines.Offset;
        var line = lines.Next();
        index = 0;
        damage = default;
        if (line.StartsWith("index "u8) && LeafCount.TryParse(line["index ".Length..], out index))
        {
            return true;
        }

        damage = new Damage("PROOF_INDEX", at, "'index' and a decimal without leading zeros were expected.");
        return false;
    }

    private static bool TryReadHashes(ref LineReader lines, out List<Hash32> hashes, out Damage damage)
    {
        hashes = [];
        damage = default;
        while (true)
        {
            var at = lines.Offset;
            var line = lines.Next();
            if (line.IsEmpty && !lines.AtEnd)
            {
                return true;
            }

            if (hashes.Count == HashLimit || !Hash32.TryParseBase64(line, out var hash))
            {
                damage = new Damage(
                    "PROOF_HASH", at, "The base64 of 32 bytes or an empty line was expected.");
                return false;
            }

            hashes.Add(hash);
        }
    }
}
