using System.Security.Cryptography;
using Probative.Formats.Bytes;
using Probative.Formats.Credentials.Carriers;
using Probative.Formats.Credentials.Cbor;
using Probative.Formats.Credentials.Jumbf;

namespace Probative.Formats.Credentials.Validation;

/// <summary>What all checks of one store share.</summary>
internal sealed class CheckContext
{
    private const string StampLabel = "c2pa.time-stamp";
    private const int StampsMost = 4;

    private readonly Dictionary<(JumbfBox Box, HashAlgorithmName Name), byte[]> _hashes = [];
    private readonly Dictionary<string, List<ReadOnlyMemory<byte>>> _stamps = new(StringComparer.Ordinal);

    public CheckContext(
        ByteSource source, CarrierFind find, CredentialsOptions options, IReadOnlyList<ManifestBox> manifests)
    {
        Source = source;
        Find = find;
        Options = options;
        foreach (var manifest in manifests)
        {
            if (!Manifests.TryAdd(manifest.Label, manifest))
            {
                find.Add(
                    CredentialCodes.Duplicate,
                    manifest.Box.Offset,
                    "Two manifests have one label; the first counts.");
            }

            foreach (var box in manifest.Assertions?.Children ?? [])
            {
                if (box.Label is { } label && label.StartsWith(StampLabel, StringComparison.Ordinal))
                    CollectStamps(box);
            }
        }
    }

    public ByteSource Source { get; }

    public CarrierFind Find { get; }

    public CredentialsOptions Options { get; }

    public FindingList Findings { get; } = new();

    public Dictionary<string, ManifestBox> Manifests { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// The addresses of assertions that the manifests on the way to the one that is checked took out.
    /// </summary>
    public HashSet<string> Redactions { get; set; } = [];

    /// <summary>
    /// The tokens that later manifests carry about the signature of a manifest (C2PA section 18.17.3). A
    /// token stands for itself, so that it does not matter whose assertion brings it.
    /// </summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> LaterStamps(string manifest) =>
        _stamps.TryGetValue(manifest, out var tokens) ? tokens : [];

    /// <summary>
    /// Whether the content of a box has a hash. Each is computed once, however often a stranger refers to it.
    /// </summary>
    public bool HasHash(JumbfBox box, HashAlgorithmName name, ReadOnlySpan<byte> hash)
    {
        if (!_hashes.TryGetValue((box, name), out var computed))
            _hashes[(box, name)] = computed = CryptographicOperations.HashData(name, box.Content.Span);
        return computed.AsSpan().SequenceEqual(hash);
    }

    private void CollectStamps(JumbfBox box)
    {
        if (box.BytesOf("cbor") is not { } bytes || !CborTree.TryRead(bytes, out var map)) return;
        foreach (var (key, value) in map.Pairs)
        {
            if (key.Text is not { } manifest || value.Bytes is not { } token) continue;
            if (!_stamps.TryGetValue(manifest, out var tokens)) _stamps[manifest] = tokens = [];
            if (tokens.Count < StampsMost) tokens.Add(token);
        }
    }
}
