using Probative.Formats.Containers;

namespace Probative.Formats.BagIt;

/// <summary>
/// Reads the manifests of a bag (RFC 8493 sections 2.1.3 and 2.2.1) and finds the file that each line means.
/// </summary>
internal sealed class ManifestReader(IFileSet files, BagDeclaration bag, DamageList damages)
{
    private const string PayloadPrefix = "manifest-";
    private const string TagPrefix = "tagmanifest-";

    private readonly FileNames _names = new(files, bag.Version);

    /// <summary>The files that payload manifests list, by path.</summary>
    public Dictionary<string, ListedFile> Payload { get; } = new(StringComparer.Ordinal);

    /// <summary>The files that tag manifests list, by path.</summary>
    public Dictionary<string, ListedFile> Tags { get; } = new(StringComparer.Ordinal);

    /// <summary>The algorithms of the payload manifests that were read.</summary>
    public List<ChecksumAlgorithm> Algorithms { get; } = [];

    /// <summary>The names of all payload manifests.</summary>
    public List<string> PayloadManifests { get; } = [];

    /// <summary>The tag manifests that were read, each with its algorithm.</summary>
    public List<(string Path, ChecksumAlgorithm Algorithm)> TagManifests { get; } = [];

    public void ReadAll()
    {
        foreach (FileEntry entry in files.Files)
        {
            if (IsManifest(entry.Path, PayloadPrefix)) PayloadManifests.Add(entry.Path);
            else if (!IsManifest(entry.Path, TagPrefix)) continue;
            bool isTag = entry.Path.StartsWith(TagPrefix, StringComparison.Ordinal);
            string name = entry.Path[(isTag ? TagPrefix : PayloadPrefix).Length..^".txt".Length];
            if (ChecksumAlgorithm.Find(name.ToLowerInvariant()) is not { } algorithm)
            {
                damages.Add(Damage.Warning(
                    BagCodes.Algorithm, entry.Path, $"It was not checked: \"{name}\" is not computed."));
                continue;
            }

            if (isTag) TagManifests.Add((entry.Path, algorithm));
            else if (!Algorithms.Contains(algorithm)) Algorithms.Add(algorithm);
            Read(entry, algorithm, isTag);
        }

        if (Algorithms.Count == 0)
            damages.Add(
                Damage.Of(BagCodes.Manifest, "", "There is no payload manifest that can be checked."));
    }

    private static bool IsManifest(string path, string prefix) =>
        path.StartsWith(prefix, StringComparison.Ordinal) && path.EndsWith(".txt", StringComparison.Ordinal)
        && path.Length > prefix.Length + ".txt".Length && !path.Contains('/', StringComparison.Ordinal);

    private void Read(FileEntry entry, ChecksumAlgorithm algorithm, bool isTag)
    {
        using EntryReader reader = files.Open(entry);
        var lines = new TagLineReader(reader, bag.Encoding, damages);
        while (lines.TryRead(out TagLine line))
        {
            if (ManifestLine.TryParse(line, algorithm.DigestBytes, out ManifestLine parsed))
            {
                Add(entry.Path, parsed, algorithm, isTag);
            }
            else if (line.Text.Length > 0)
            {
                string message = $"The line is not a {algorithm.Name} checksum, white space and a path.";
                damages.Add(new Damage(BagCodes.Line, entry.Path, line.Offset, message));
            }
        }

        if (lines.HasByteOrderMark && bag.Encoding is TagEncoding.Utf8)
            damages.Add(new Damage(
                BagCodes.TagFile, entry.Path, 0, "It begins with a byte-order mark.", IsWarning: true));
    }

    private void Add(string manifest, ManifestLine line, ChecksumAlgorithm algorithm, bool isTag)
    {
        FileNames.Found found = _names.Find(line.RawPath);
        if (SafePath.IsUnsafe(found.Fault))
        {
            string message = $"The listed path \"{line.RawPath}\" {SafePath.Describe(found.Fault)}.";
            damages.Add(new Damage(BagCodes.PathUnsafe, manifest, line.Offset, message));
            return;
        }

        if (found.Warning is { } warning)
            damages.Add(new Damage(
                found.WarningCode, manifest, line.Offset, $"{found.Path}: {warning}", IsWarning: true));
        if (FindScopeFault(found.Path, isTag) is { } scope)
            damages.Add(new Damage(BagCodes.Scope, manifest, line.Offset, $"{found.Path}: {scope}"));

        Dictionary<string, ListedFile> list = isTag ? Tags : Payload;
        if (!list.TryGetValue(found.Path, out ListedFile? listed))
            list.Add(found.Path, listed = new ListedFile(found.Path, found.IsThere));
        int place = ChecksumAlgorithm.PlaceOf(algorithm);
        if (listed.Digests[place] is not { } other)
        {
            listed.Digests[place] = line.Digest;
            return;
        }

        bool same = other.AsSpan().SequenceEqual(line.Digest);
        string twice =
            $"{found.Path} is listed twice with {(same ? "the same checksum" : "different checksums")}.";
        damages.Add(new Damage(BagCodes.Twice, manifest, line.Offset, twice, IsWarning: same));
    }

    private static string? FindScopeFault(string path, bool isTag)
    {
        bool isPayload = path.StartsWith("data/", StringComparison.Ordinal);
        if (!isTag) return isPayload ? null : "a payload manifest lists only files below data/.";
        if (isPayload) return "a tag manifest lists no payload file.";
        return IsManifest(path, TagPrefix) ? "a tag manifest lists no tag manifest." : null;
    }
}
