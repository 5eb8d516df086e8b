using System.Text;
using Probative.Check.Faults;
using Probative.Check.Package;
using Probative.Check.Reading;
using Probative.Check.Reports;
using Probative.Check.Targets;
using Probative.Ledger;
using Probative.Ledger.Notes;
using Probative.Ledger.Tree;

namespace Probative.Check;

/// <summary>
/// Expands the inclusion of one fact of a package into a receipt of its own, a C2SP tlog-proof that any
/// client of such logs can check.
/// </summary>
internal static class ProofCommand
{
    /// <summary>Makes the receipt; null when the package does not show that the fact is included.</summary>
    public static byte[]? Run(Target target, GivenKey? given, long number, int lanes, out CheckResult result)
    {
        var faults = new FaultList();
        PackageCheck record = PackageCheck.ReadRecord(target.Files!, faults, lanes);
        Signer signer = Signer.Of(record.Keys!.Key, given);
        if (signer is { IsGiven: true, IsSame: false })
            faults.Add(
                Codes.SignerOther, PackagePaths.VerifierKey, "The key that you gave is not the package's.");
        if (faults.IsEmpty && (number < 1 || number > record.Facts.Count))
            faults.Add(Codes.Usage, PackagePaths.Facts, $"The package has facts 1 to {record.Facts.Count}.");
        byte[]? proof = faults.IsEmpty ? Expand(target, record, number, faults) : null;
        result = new CheckResult
        {
            Command = "proof",
            Kind = "package",
            Path = target.Path,
            Faults = faults,
            Signer = signer,
            Texts = [("proof", proof is null ? "" : Encoding.UTF8.GetString(proof))],
            Figures = [("fact", number), ("log_size", (long)(record.Keys.Checkpoint?.Size ?? 0))],
        };
        return proof;
    }

    private static byte[]? Expand(Target target, PackageCheck record, long number, FaultList faults)
    {
        byte[]? line = FindLine(target, record, number);
        if (line is null || line.AsSpan().StartsWith("{"u8))
        {
            faults.Add(
                Codes.Usage, PackagePaths.Facts, "The fact is withheld; a receipt is for an opened one.");
            return null;
        }

        MultiProof tree = record.Tree.Proof ?? throw new InvalidOperationException("No fault and no tree.");
        ulong index = record.Tree.Indices[(int)number - 1];

        // Every node on the way is known: each sibling is, and what lies at the right edge is folded from
        // peaks.
        Hash32[] hashes = InclusionProof.Create(index, tree.Size, node =>
            tree.TryGetNode(node, out Hash32 hash) ? hash : null)
            ?? throw new InvalidOperationException("A derived tree lacks a node.");
        return new TlogProof(index, hashes, record.Keys!.Note!, line).ToBytes();
    }

    private static byte[]? FindLine(Target target, PackageCheck record, long number)
    {
        bool isHandover = number == record.Facts.Count;
        _ = target.Files!.TryFind(isHandover ? PackagePaths.Handover : PackagePaths.Facts, out var entry);
        using var lines = new LineStream(target.Files.Open(entry));
        long wanted = isHandover ? 1 : number;
        while (lines.TryRead(out ReadOnlySpan<byte> line))
        {
            if (lines.Count == wanted) return line.ToArray();
        }

        return null;
    }
}
