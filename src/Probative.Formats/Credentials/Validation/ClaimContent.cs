using Probative.Formats.Credentials.Cbor;

namespace Probative.Formats.Credentials.Validation;

/// <summary>A claim (C2PA 2.2 section 10.2, both versions).</summary>
internal sealed class ClaimContent
{
    private const int ReferencesMost = 10_000;
    private const int RedactionsMost = 1_000;

    private readonly CborValue _root;

    private ClaimContent(CborValue root, int version)
    {
        _root = root;
        Version = version;
        Claim = new ManifestClaim(
            version,
            Generator(root),
            root.TextOf("dc:title"),
            root.TextOf("dc:format"),
            root.TextOf("instanceID"),
            root.TextOf("alg"),
            [.. (root["redacted_assertions"]?.Items ?? []).Select(item => item.Text).OfType<string>()
                .Select(Excerpt.Of).Take(RedactionsMost)]);
    }

    public int Version { get; }

    public ManifestClaim Claim { get; }

    /// <summary>The address of the signature; null where there is none.</summary>
    public string? Signature => _root["signature"]?.Text;

    /// <summary>The references to assertions; null for one that is not in its form.</summary>
    public IEnumerable<(HashedUri? Reference, bool? IsCreated)> References
    {
        get
        {
            var lists = Version == 1
                ? new[] { (_root["assertions"], (bool?)null) }
                : [(_root["created_assertions"], true), (_root["gathered_assertions"], false)];
            return lists
                .SelectMany(list =>
                    (list.Item1?.Items ?? []).Select(item => (HashedUri.Read(item), list.Item2)))
                .Take(ReferencesMost);
        }
    }

    public bool HasTooManyReferences =>
        (_root["assertions"]?.Items.Count ?? 0) + (_root["created_assertions"]?.Items.Count ?? 0)
            + (_root["gathered_assertions"]?.Items.Count ?? 0) > ReferencesMost;

    /// <summary>What the standard requires that is not there; null when nothing is missing.</summary>
    public string? Fault
    {
        get
        {
            if (_root.Kind != CborKind.Map) return "The claim is no map.";
            var list = Version == 1 ? "assertions" : "created_assertions";
            if (_root[list]?.Kind != CborKind.Array) return $"The claim has no list of {list}.";
            if (Signature is null) return "The claim names no signature.";
            if (_root["instanceID"]?.Text is null) return "The claim names no instance.";
            return Claim.Generator is null && _root["claim_generator_info"] is null
                ? "The claim does not name the program that made it."
                : null;
        }
    }

    public static ClaimContent? Read(ReadOnlyMemory<byte> bytes, string label) =>
        CborTree.TryRead(bytes, out var root)
            ? new ClaimContent(root, label.StartsWith("c2pa.claim.v2", StringComparison.Ordinal) ? 2 : 1)
            : null;

    private static string? Generator(CborValue root)
    {
        if (root.TextOf("claim_generator") is { } text) return text;
        var entry = root["claim_generator_info"];
        if (entry?.Kind == CborKind.Array) entry = entry.Items.Count > 0 ? entry.Items[0] : null;
        return entry?.TextOf("name") is { } name
            ? entry.TextOf("version") is { } version ? $"{name} {version}" : name
            : null;
    }
}
