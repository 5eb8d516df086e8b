using System.Globalization;
using Probative.Handover.Plan;
using Probative.Kernel.Facts;
using Probative.Kernel.Vault;
using Probative.Ledger.Facts;
using Probative.Ledger.Notes;
using Probative.Ledger.Tree;

namespace Probative.Handover.Receipts;

/// <summary>
/// The proof for one fact: a tlog-proof whose `extra` is the SD-JWT of the fact with everything opened that
/// the giver stated or gave (docs/spec/ledger.md, "Receipts").
/// </summary>
internal static class ReceiptProof
{
    public static string FileName(RecordedFact fact) =>
        string.Create(CultureInfo.InvariantCulture, $"fact-{fact.Number}.tlog-proof");

    /// <summary>What is opened: everything but what stays in the house, and what repeats it.</summary>
    public static IEnumerable<Disclosure> Opened(RecordedFact fact)
    {
        var path = fact.Fields.Text("path");
        return fact.Disclosures.Where(field =>
            !FieldPolicy.IsHouse(fact.Type, field.Name)
            && !TellsOfOthers(fact, field)
            && !Repeats(field, path));
    }

    public static TlogProof Make(
        RecordedFact fact, ILogReader log, SignedNote note, ulong size, HandoverKey key)
    {
        var hashes = InclusionProof.Create((ulong)fact.Index, size, node => log.Node(node))
            ?? throw new InvalidOperationException("The reader answers for every node.");
        var extra = SdJwt.Sign(fact.Leaf.Span, Opened(fact), key).ToBytes();
        return new TlogProof((ulong)fact.Index, hashes, note, extra);
    }

    /// <summary>True if these bytes prove, by themselves and this key, what they should.</summary>
    public static bool Holds(ReadOnlySpan<byte> bytes, VerifierKey vkey, Jwk key) =>
        TlogProof.TryParse(bytes, out var proof, out _)
        && proof.Extra is { } extra
        && SdJwt.TryParse(extra.Span, out var jwt, out _)
        && jwt.Verify(key)
        && proof.Verify(TreeHash.Leaf(jwt.LeafBytes), vkey) is TlogProofOutcome.Included;

    /// <summary>
    /// How many of the files were there already would answer "do you have this from others?".
    /// </summary>
    private static bool TellsOfOthers(RecordedFact fact, Disclosure field) =>
        fact.Type == "IntakeFinished" && field.Name == "again";

    /// <summary>A message can name the place where a file was read, which stays in the house.</summary>
    private static bool Repeats(Disclosure field, string? path) =>
        !string.IsNullOrEmpty(path)
        && field.Name is "message"
        && FieldTexts.Of(field.Value).Any(text => text.Contains(path, StringComparison.Ordinal));
}
