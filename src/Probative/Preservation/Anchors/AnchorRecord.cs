using Probative.Kernel.Facts;
using Probative.Kernel.Vault;
using Probative.Ledger;

namespace Probative.Preservation.Anchors;

/// <summary>
/// What the vault's own sequence says of outside time: whom we trust, what was asked, what was answered.
/// </summary>
public sealed class AnchorRecord
{
    private readonly List<AnchorRequested> _requests = [];
    private readonly List<CheckpointAnchored> _anchors = [];
    private readonly Dictionary<string, AuthorityTrusted> _authorities = new(StringComparer.Ordinal);
    private readonly Dictionary<Hash32, string> _roots = [];
    private readonly HashSet<Hash32> _kept = [];

    /// <summary>What was given out, oldest first.</summary>
    public IReadOnlyList<AnchorRequested> Requests => _requests;

    /// <summary>What came back and was verified, or is pending, oldest first.</summary>
    public IReadOnlyList<CheckpointAnchored> Anchors => _anchors;

    /// <summary>The authorities and calendars as they are stated now, in the order of their names.</summary>
    public IReadOnlyList<AuthorityTrusted> Authorities =>
        [.. _authorities.Values.OrderBy(authority => authority.Authority, StringComparer.Ordinal)];

    /// <summary>The authorities and calendars that are asked over the network.</summary>
    public IReadOnlyList<AuthorityTrusted> Addressees =>
        [.. Authorities.Where(authority => authority.Url is not null)];

    /// <summary>Every root that was ever trusted: an answer of then is judged by whom we trusted.</summary>
    public IReadOnlyCollection<Hash32> RootsEver => _roots.Keys;

    /// <summary>
    /// The digests of all that outside times rest on, each kept as a derivative: notes, requests, answers,
    /// certificates, revocation lists, headers; also of authorities that were stated anew since.
    /// </summary>
    public IReadOnlyCollection<Hash32> Kept => _kept;

    /// <summary>The authority that brought a root, the last one when several did; null for none.</summary>
    public string? NameOf(Hash32 root) => _roots.GetValueOrDefault(root);

    public static async Task<AnchorRecord> ReadAsync(IVault vault, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(vault);
        var record = new AnchorRecord();
        await foreach (var fact in vault.Ledger.ReadCaseAsync(vault.OwnSequence, 1, ct)) record.Add(fact);
        return record;
    }

    /// <summary>
    /// Takes one fact of the vault's own sequence; others than those of anchors are passed over.
    /// </summary>
    public void Add(RecordedFact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        var fields = fact.Fields;
        switch (fact.Type)
        {
            case nameof(AuthorityTrusted) when fields.Text("authority") is { } name:
                var trusted = new AuthorityTrusted
                {
                    Authority = name,
                    Kind = fields.Text("kind") ?? "",
                    Url = fields.Text("url"),
                    Roots = Digests(fields, "roots"),
                    Certificates = Digests(fields, "certificates"),
                };
                _authorities[name] = trusted;
                _kept.UnionWith(trusted.Roots.Concat(trusted.Certificates));
                foreach (var root in trusted.Roots) _roots[root] = name;
                break;
            case nameof(AnchorRequested) when Place(fields) is var (size, root, note):
                var request = fields.Digest("request");
                _requests.Add(new AnchorRequested
                {
                    Kind = fields.Text("kind") ?? "",
                    TreeSize = size,
                    Root = root,
                    Note = note,
                    Request = request,
                });
                Keep([note, request]);
                break;
            case nameof(CheckpointAnchored)
                when Place(fields) is var (size, root, note) && fields.Digest("token") is { } token:
                var anchor = ReadAnchor(fields, size, root, note, token);
                _anchors.Add(anchor);
                Keep([note, token, anchor.Header]);
                _kept.UnionWith(anchor.Chain.Concat(anchor.Revocation));
                break;
        }
    }

    private void Keep(Hash32?[] digests) => _kept.UnionWith(digests.OfType<Hash32>());

    private static CheckpointAnchored ReadAnchor(
        FactReader fields, long size, Hash32 root, Hash32 note, Hash32 token) => new()
    {
        Kind = fields.Text("kind") ?? "",
        State = fields.Text("state") ?? CheckpointAnchored.Pending,
        TreeSize = size,
        Root = root,
        Note = note,
        Token = token,
        Authority = fields.Text("authority"),
        Signer = fields.Text("signer"),
        Stated = fields.Time("stated"),
        Latest = fields.Time("latest"),
        Chain = Digests(fields, "chain"),
        Revocation = Digests(fields, "revocation"),
        IsRevocationChecked = fields.Text("revocation_checked") == "checked",
        Block = fields.Count("block"),
        Header = fields.Digest("header"),
        Calendars = fields.Texts("calendars"),
    };

    private static (long Size, Hash32 Root, Hash32 Note)? Place(FactReader fields) =>
        fields.Count("tree_size") is { } size
        && fields.Digest("root") is { } root
        && fields.Digest("note") is { } note
            ? (size, root, note)
            : null;

    private static List<Hash32> Digests(FactReader fields, string name)
    {
        var digests = new List<Hash32>();
        foreach (var text in fields.Texts(name))
        {
            if (Hash32.TryParseHex(text, out var digest)) digests.Add(digest);
        }

        return digests;
    }
}
