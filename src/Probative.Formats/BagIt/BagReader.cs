using System.Security.Cryptography;
using Probative.Formats.Containers;

namespace Probative.Formats.BagIt;

/// <summary>
/// Checks a bag (RFC 8493, and the drafts 0.93 to 0.97) for completeness and validity. It reads every byte
/// once, holds only names and checksums, follows no link, fetches nothing and never throws for what is in the
/// bag.
/// </summary>
public sealed class BagReader
{
    private readonly IFileSet _files;
    private readonly BagOptions _options;
    private readonly DamageList _damages = new();
    private readonly BagDeclaration _bag;
    private readonly ManifestReader _manifests;

    private BagReader(IFileSet files, BagOptions options)
    {
        _files = files;
        _options = options;
        _damages.AddRange(files.Damages);
        _bag = BagDeclaration.Read(files, _damages);
        _manifests = new ManifestReader(files, _bag, _damages);
    }

    /// <summary>Reads a bag from its first to its last byte.</summary>
    /// <param name="files">The base folder of the bag.</param>
    /// <param name="options">How to read; the defaults when null.</param>
    public static BagReport Read(IFileSet files, BagOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        return new BagReader(files, options ?? new BagOptions()).Read();
    }

    private BagReport Read()
    {
        if (!_files.HasFolder("data"))
            _damages.Add(Damage.Of(BagCodes.Payload, "data", "There is no payload folder \"data\"."));
        _manifests.ReadAll();
        List<FetchLine> fetch = _files.TryFind(FetchReader.FileName, out FileEntry fetchFile)
            ? FetchReader.Read(_files, fetchFile, _bag, _damages)
            : [];
        List<BagInfoLine> metadata =
            _files.TryFind(BagInfoReader.NameIn(_bag.Version), out FileEntry infoFile)
            ? BagInfoReader.Read(_files, infoFile, _bag, _damages)
            : [];

        FindMissing(fetch);
        FindUnlisted();
        FindUnlistedManifests();
        FindLikeNames();
        PayloadOxum payload = SumPayload();
        CompareOxum(payload, metadata, infoFile.Path);
        long errorsBeforeContent = _damages.Errors;
        CheckContents();
        return new BagReport
        {
            Declaration = _bag,
            Metadata = metadata,
            Fetch = fetch,
            Algorithms = _manifests.Algorithms,
            Payload = payload,
            Damages = _damages,
            IsComplete = errorsBeforeContent == 0,
        };
    }

    // Section 3: every file that a manifest lists is there.
    private void FindMissing(List<FetchLine> fetch)
    {
        HashSet<string> promised = [.. fetch.Select(line => line.Path)];
        foreach (FetchLine line in fetch)
        {
            if (_manifests.Payload.ContainsKey(line.Path)) continue;
            string message = $"{line.Path} is in no payload manifest.";
            _damages.Add(new Damage(BagCodes.Fetch, FetchReader.FileName, line.Offset, message));
        }

        Dictionary<string, ListedFile>? byKey = null;
        foreach (ListedFile listed in _manifests.Payload.Values.Concat(_manifests.Tags.Values))
        {
            if (listed.IsThere) continue;
            byKey ??= IndexByCase();
            if (promised.Contains(listed.Path))
            {
                _damages.Add(Damage.Of(
                    BagCodes.Fetch, listed.Path, "The file is not there, only promised in fetch.txt."));
            }
            else if (byKey.TryGetValue(NameKey.Of(listed.Path, ignoreCase: true), out ListedFile? other)
                && other.AgreesWith(listed))
            {
                // A folder that does not tell case apart keeps one of two such files (section 6.1.1.1);
                // nothing is lost where both are listed with one checksum.
                string message = $"The file is there only as {other.Path}, with the same checksum.";
                _damages.Add(Damage.Warning(BagCodes.Name, listed.Path, message));
            }
            else
            {
                _damages.Add(Damage.Of(
                    BagCodes.Missing, listed.Path, "A manifest lists the file, and it is not there."));
            }
        }
    }

    private Dictionary<string, ListedFile> IndexByCase()
    {
        var byKey = new Dictionary<string, ListedFile>(StringComparer.Ordinal);
        foreach (ListedFile listed in _manifests.Payload.Values)
        {
            if (listed.IsThere) byKey.TryAdd(NameKey.Of(listed.Path, ignoreCase: true), listed);
        }

        return byKey;
    }

    // Section 3: since 1.0 every payload file is in every payload manifest, before that in one of them.
    private void FindUnlisted()
    {
        foreach (FileEntry entry in _files.Files)
        {
            if (!entry.Path.StartsWith("data/", StringComparison.Ordinal)) continue;
            if (!_manifests.Payload.TryGetValue(entry.Path, out ListedFile? listed))
            {
                _damages.Add(Damage.Of(BagCodes.Unlisted, entry.Path, "The payload file is in no manifest."));
            }
            else if (!_bag.Version.IsDraft
                && listed.Digests.Count(digest => digest is not null) < _manifests.Algorithms.Count)
            {
                _damages.Add(Damage.Of(
                    BagCodes.Unlisted, entry.Path, "The payload file is not in every payload manifest."));
            }
        }
    }

    // Section 2.2.1: each tag manifest lists every payload manifest. The drafts only advised it.
    private void FindUnlistedManifests()
    {
        foreach ((string tagManifest, ChecksumAlgorithm algorithm) in _manifests.TagManifests)
        {
            int place = ChecksumAlgorithm.PlaceOf(algorithm);
            foreach (string manifest in _manifests.PayloadManifests)
            {
                bool isListed = _manifests.Tags.TryGetValue(manifest, out ListedFile? listed)
                    && listed.Digests[place] is not null;
                if (isListed) continue;
                string message = $"It does not list {manifest}.";
                _damages.Add(new Damage(
                    BagCodes.Scope, tagManifest, Damage.NoOffset, message, _bag.Version.IsDraft));
            }
        }
    }

    // Section 6.1.1.3: names that differ only by case or normalization lose a file on some systems.
    private void FindLikeNames()
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (FileEntry entry in _files.Files)
        {
            string key = NameKey.Of(entry.Path, ignoreCase: true);
            if (keys.TryAdd(key, entry.Path)) continue;
            string message = $"The name differs from {keys[key]} only by case or normalization.";
            _damages.Add(Damage.Warning(BagCodes.Name, entry.Path, message));
        }
    }

    private PayloadOxum SumPayload()
    {
        long octets = 0, streams = 0;
        foreach (FileEntry entry in _files.Files)
        {
            if (!entry.Path.StartsWith("data/", StringComparison.Ordinal)) continue;
            octets += entry.Length;
            streams++;
        }

        return new PayloadOxum(octets, streams);
    }

    private void CompareOxum(PayloadOxum payload, List<BagInfoLine> metadata, string path)
    {
        var seen = false;
        foreach (BagInfoLine line in metadata)
        {
            if (!line.Label.Equals(PayloadOxum.Label, StringComparison.OrdinalIgnoreCase)) continue;
            if (!PayloadOxum.TryParse(line.Value, out PayloadOxum stated))
            {
                _damages.Add(new Damage(
                    BagCodes.Oxum, path, line.Offset, "Payload-Oxum is not two numbers with a point."));
            }
            else if (stated != payload)
            {
                string message = $"Payload-Oxum says {stated}, the payload is {payload} (bytes.files).";
                _damages.Add(new Damage(BagCodes.Oxum, path, line.Offset, message));
            }

            if (seen)
                _damages.Add(new Damage(
                    BagCodes.Oxum, path, line.Offset, "Payload-Oxum stands twice.", IsWarning: true));
            seen = true;
        }
    }

    private void CheckContents()
    {
        ListedFile[] there =
            [.. _manifests.Payload.Values.Concat(_manifests.Tags.Values).Where(file => file.IsThere)];
        var found = new List<Damage>[there.Length];
        FileDigests.ForEach(there.Length, _options.Lanes, i => found[i] = Check(there[i]));
        foreach (List<Damage> damages in found)
        {
            foreach (Damage damage in damages) _damages.Add(damage);
        }
    }

    private List<Damage> Check(ListedFile listed)
    {
        int[] places =
            [.. Enumerable.Range(0, listed.Digests.Length).Where(i => listed.Digests[i] is not null)];
        HashAlgorithmName[] algorithms = [.. places.Select(place => ChecksumAlgorithm.All[place].Hash)];
        _ = _files.TryFind(listed.Path, out FileEntry entry);
        using EntryReader reader = _files.Open(entry);
        byte[][]? digests = FileDigests.Compute(reader, algorithms, _options.BytesRead);
        if (digests is null) return [reader.Fault!.Value];
        var damages = new List<Damage>();
        for (var i = 0; i < places.Length; i++)
        {
            if (digests[i].AsSpan().SequenceEqual(listed.Digests[places[i]])) continue;
            string message = $"Its {ChecksumAlgorithm.All[places[i]].Name} is not the one in the manifest.";
            damages.Add(Damage.Of(BagCodes.Changed, listed.Path, message));
        }

        return damages;
    }
}
