using System.Security.Cryptography;
using Probative.Formats.Bytes;
using Probative.Formats.Credentials.Carriers;
using Probative.Formats.Credentials.Cbor;
using Probative.Formats.Credentials.Cose;
using Probative.Formats.Credentials.Jumbf;
using Probative.Formats.Credentials.Revocation;

namespace Probative.Formats.Credentials.Validation;

/// <summary>What all checks of one store share.</summary>
internal sealed class CheckContext
{
    private const string StampLabel = "c2pa.time-stamp";
    private const string AnswersLabel = "c2pa.certificate-status";
    private const int StampsMost = 4;

    private readonly Dictionary<(JumbfBox Box, HashAlgorithmName Name), byte[]> _hashes = [];
    private readonly Dictionary<string, List<ReadOnlyMemory<byte>>> _stamps = new(StringComparer.Ordinal);
    private readonly List<ReadOnlyMemory<byte>> _answers = [];

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
                if (box.Label?.StartsWith(AnswersLabel, StringComparison.Ordinal) == true)
                    CollectAnswers(box);
            }
        }
    }

    public ByteSource Source { get; }

    public CarrierFind Find { get; }

    public CredentialsOptions Options { get; }

    public FindingList Findings { get; } = new();

    /// <summary>What is spent on answers about revocation, over all manifests.</summary>
    public Effort Effort { get; } = new(500);

    public Dictionary<string, ManifestBox> Manifests { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// The addresses of assertions that the manifests on the way to the one that is checked took out.
    /// </summary>
    public HashSet<string> Redactions { get; set; } = [];

    /// <summary>
    /// The tokens that later manifests carry about the signature of a manifest (C2PA 2.2 section 18.17.3). A
    /// token stands for itself, so that it does not matter whose assertion brings it.
    /// </summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> LaterStamps(string manifest) =>
        _stamps.TryGetValue(manifest, out var tokens) ? tokens : [];

    /// <summary>
    /// The answers about revocation that manifests carry in an assertion (C2PA 2.2 section 18.18). An answer
    /// names the certificate that it is about, and stands for itself.
    /// </summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> LaterAnswers => _answers;

    /// <summary>
    /// Whether the content of a box has a hash. Each is computed once, however often a stranger refers to it.
    /// </summary>
    public bool HasHash(JumbfBox box, HashAlgorithmName name, ReadOnlySpan<byte> hash)
    {
        if (!_hashes.TryGetValue((box, name), out var computed))
            _hashes[(box, name)] = computed = CryptographicOperations.HashData(name, box.Content.Span);
        return computed.AsSpan().SequenceEqual(hash);
    }

    private void CollectAnswers(JumbfBox box)
    {
        if (box.BytesOf("cbor") is not { } bytes || !CborTree.TryRead(bytes, out var map)) return;
        _answers.AddRange(CoseSignature.Answers(map).Take(RevocationAnswers.Most - _answers.Count));
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
