using Probative.Kernel.Vault;
using Probative.Ledger;
using Probative.Preservation.Anchors;

namespace Probative.Handover.Package;

/// <summary>
/// Writes `data/anchors.txt` and the files that it names: what something outside said of checkpoints, whole,
/// so that the receiver believes nobody's word for it (docs/spec/package.md, "Outside time").
/// </summary>
internal sealed class PackedAnchors(IVault vault, PackageWriter writer)
{
    /// <summary>
    /// Writes nothing where there are no anchors. Otherwise the files in the order of their paths.
    /// </summary>
    public async Task<IReadOnlyList<WrittenFile>> WriteAsync(
        IReadOnlyList<CheckpointAnchored> anchors, CancellationToken ct)
    {
        if (anchors.Count == 0) return [];
        var written = new List<WrittenFile>();
        var digests = new SortedDictionary<string, Hash32>(StringComparer.Ordinal);
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var anchor in anchors)
        {
            var names = NamesOf(anchor).ToList();
            foreach (var (name, digest) in names) digests[name] = digest;
            lines.Add($"{anchor.Kind} {string.Join(' ', names.Select(one => one.Name))}");
        }

        written.Add(await writer.WriteLinesAsync(
            PackagePaths.Anchors,
            async list =>
            {
                foreach (var line in lines) await list.WriteAsync(line);
            },
            ct));
        foreach (var (name, digest) in digests)
        {
            written.Add(await writer.WriteAsync(
                PackagePaths.AnchorFiles + name, KeptBytes.Read(vault, digest), ct));
        }

        return written;
    }

    private static IEnumerable<(string Name, Hash32 Digest)> NamesOf(CheckpointAnchored anchor)
    {
        var isProof = anchor.Kind == AnchorKind.OpenTimestamps;
        yield return Named(anchor.Note, ".note");
        yield return Named(anchor.Token, isProof ? ".ots" : ".tsr");
        foreach (var certificate in anchor.Chain) yield return Named(certificate, ".cer");
        foreach (var list in anchor.Revocation) yield return Named(list, ".crl");
        if (anchor.Header is { } header) yield return Named(header, ".header");
    }

    private static (string Name, Hash32 Digest) Named(Hash32 digest, string extension) =>
        (digest.ToHex() + extension, digest);
}
