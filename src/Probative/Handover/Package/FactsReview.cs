using System.Globalization;
using System.Text;
using Probative.Ledger;
using Probative.Ledger.Facts;
using Probative.Ledger.Tree;

namespace Probative.Handover.Package;

/// <summary>
/// Reads the lines of facts back and holds them to docs/spec/package.md: order, chain, signatures, and that
/// `withheld.txt` names exactly what is not opened. What is wrong goes to <paramref name="wrong"/> with its
/// code.
/// </summary>
internal sealed class FactsReview(Jwk key, EntryLines withheld, Action<string, string, string> wrong)
{
    private Hash32 _before = Hash32.Zero;
    private CaseId? _case;

    /// <summary>The leaf hashes of the facts read so far.</summary>
    public List<Hash32> LeafHashes { get; } = [];

    /// <summary>The digests that an `ItemReceived` opens, with the sizes that it opens.</summary>
    public Dictionary<Hash32, long?> Received { get; } = [];

    public long BareFacts { get; private set; }

    public long WithheldFields { get; private set; }

    /// <summary>Takes the next line; returns the SD-JWT, or null for a bare leaf or a fault.</summary>
    public SdJwt? Take(ReadOnlySpan<byte> line, string path)
    {
        if (line.StartsWith("{"u8))
        {
            if (Leaf.TryParse(line, out var bare, out var damage)) TakeBare(bare, line, path);
            else wrong("fact-malformed", path, damage.ToString());
            return null;
        }

        if (!SdJwt.TryParse(line, out var jwt, out var fault))
        {
            wrong("fact-malformed", path, fault.ToString());
            return null;
        }

        Chain(jwt.Leaf, jwt.LeafBytes, path);
        if (!jwt.Verify(key))
        {
            wrong("fact-signature", path, $"Fact {jwt.Leaf.N} is not signed by the handover key.");
        }
        foreach (var digest in jwt.Withheld)
        {
            WithheldFields++;
            ExpectWithheld($"field {Text(jwt.Leaf.N)} {digest.ToBase64Url()} ");
        }

        NoteReceived(jwt);
        return jwt;
    }

    /// <summary>Called after the last fact: nothing else is listed as withheld.</summary>
    public void End()
    {
        if (withheld.TryNext(out _) || withheld.HasTail)
        {
            wrong("withheld-list", PackagePaths.Withheld, "It names what is open.");
        }
    }

    private void TakeBare(Leaf leaf, ReadOnlySpan<byte> bytes, string path)
    {
        Chain(leaf, bytes, path);
        BareFacts++;
        ExpectWithheld($"fact {Text(leaf.N)} ");
    }

    private void Chain(Leaf leaf, ReadOnlySpan<byte> bytes, string path)
    {
        var number = LeafHashes.Count + 1;
        _case ??= leaf.CaseId;
        if (leaf.N != number) wrong("fact-number", path, $"Line {number} is fact {leaf.N}.");
        if (leaf.CaseId != _case) wrong("fact-case", path, $"Fact {leaf.N} is of another case.");
        if (leaf.Prev != _before)
        {
            wrong("fact-chain", path, $"Fact {leaf.N} does not follow on the one before.");
        }
        _before = TreeHash.Leaf(bytes);
        LeafHashes.Add(_before);
    }

    private void ExpectWithheld(string start)
    {
        if (!withheld.TryNext(out var line)
            || line.Length <= start.Length
            || !line.StartsWith(Encoding.ASCII.GetBytes(start)))
        {
            wrong("withheld-list", PackagePaths.Withheld, $"\"{start}...\" was expected.");
        }
    }

    private void NoteReceived(SdJwt jwt)
    {
        if (jwt["type"] is not JsonValue.Text { Value: "ItemReceived" }) return;
        if (jwt["sha256"] is not JsonValue.Text { Value: var hex }
            || !Hash32.TryParseHex(hex, out var sha256))
        {
            return;
        }
        var size = (jwt["size_bytes"] as JsonValue.Number)?.Value;
        Received[sha256] = size ?? Received.GetValueOrDefault(sha256);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
