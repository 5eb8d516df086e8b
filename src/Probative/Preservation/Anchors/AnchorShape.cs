using System.Text.Json.Nodes;
using Probative.Kernel.Facts;
using Probative.Kernel.Vault;
using Probative.Ledger;

namespace Probative.Preservation.Anchors;

/// <summary>Anchors and authorities in the shape of docs/spec/json-output.md.</summary>
internal static class AnchorShape
{
    /// <summary>Bytes that are kept, and where, so that other programs can be given them.</summary>
    public static JsonObject Kept(IVault vault, Hash32 sha256) => new()
    {
        ["sha256"] = sha256.ToHex(),
        ["path"] = vault.Derivatives.PathOf(sha256),
    };

    public static JsonObject ToJson(IVault vault, AuthorityTrusted authority) => new()
    {
        ["name"] = authority.Authority,
        ["kind"] = authority.Kind,
        ["url"] = authority.Url,
        ["roots"] = Kept(vault, authority.Roots),
        ["certificates"] = Kept(vault, authority.Certificates),
    };

    public static JsonObject ToCalendarJson(AuthorityTrusted calendar) => new()
    {
        ["name"] = calendar.Authority,
        ["kind"] = calendar.Kind,
        ["url"] = calendar.Url,
    };

    public static JsonObject ToJson(IVault vault, CheckpointAnchored anchor) => new()
    {
        ["kind"] = anchor.Kind,
        ["state"] = anchor.State,
        ["tree_size"] = anchor.TreeSize,
        ["root"] = anchor.Root.ToHex(),
        ["authority"] = anchor.Authority,
        ["signer"] = anchor.Signer,
        ["stated"] = Time(anchor.Stated),
        ["latest"] = Time(anchor.Latest),
        ["note"] = Kept(vault, anchor.Note),
        ["token"] = Kept(vault, anchor.Token),
        ["chain"] = Kept(vault, anchor.Chain),
        ["revocation"] = Kept(vault, anchor.Revocation),
        ["revocation_checked"] = anchor.IsRevocationChecked,
        ["block"] = anchor.Block,
        ["header"] = anchor.Header is { } header ? Kept(vault, header) : null,
        ["calendars"] = new JsonArray([.. anchor.Calendars.Select(uri => JsonValue.Create(uri))]),
        ["says"] = AnchorWords.Of(anchor, vault.Ledger.Size),
    };

    private static JsonArray Kept(IVault vault, IReadOnlyList<Hash32> digests) =>
        new([.. digests.Select(digest => Kept(vault, digest))]);

    private static string? Time(DateTimeOffset? time) => time is { } known ? FactTime.Format(known) : null;
}
