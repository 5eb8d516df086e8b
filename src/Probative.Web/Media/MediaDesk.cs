using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Probative.Kernel.Commands;
using Probative.Ledger;
using Probative.Web.House;
using Probative.Web.Permission;
using Probative.Web.Serving;
using Probative.Web.SignIn;

namespace Probative.Web.Media;

/// <summary>
/// Where one visitor's pages get bytes: an address for what the browser shows by itself, the bytes for what a
/// page reads. The gate is asked for each.
/// </summary>
public sealed class MediaDesk(Desk desk, Gate gate, MediaLinks links, IHouse house, Addresses addresses)
{
    /// <summary>
    /// An address for each of these bytes that may be shown, by digest; problems say why others have none.
    /// </summary>
    /// <param name="wanted">What to show.</param>
    /// <param name="why">The reason for the access log, or null.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<(IReadOnlyDictionary<Hash32, string> Addresses, IReadOnlyList<Problem> Problems)>
        LinkAsync(BytesWanted wanted, string? why, CancellationToken ct = default)
    {
        var visitor = await desk.VisitorAsync();
        var (given, problems) = await gate.FindBytesAsync(visitor, wanted, why, ct);
        var made = new Dictionary<Hash32, string>();
        if (house.AtHand is not { } vault) return (made, problems);
        foreach (var one in given)
        {
            if (MediaKinds.Of(one) is not { } kind) continue;
            made[one.Sha256] = AddressOf(vault, kind, one.Sha256, visitor);
        }

        return (made, problems);
    }

    /// <summary>
    /// An address for the blurred still of an item in a list. The list came through the gate, which asked who
    /// may see the item and kept that in the access log; it is not asked again for each line.
    /// </summary>
    /// <param name="row">A row of `list items`, as the gate gave it.</param>
    public async Task<string?> LinkStillAsync(JsonObject row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (!Hash32.TryParseHex((string?)row["still"], out var still)) return null;
        var visitor = await desk.VisitorAsync();
        return house.AtHand is { } vault ? AddressOf(vault, MediaKind.Jpeg, still, visitor) : null;
    }

    /// <summary>
    /// Small bytes, each held against its digest: a report, a list. What is larger is left out; of what is
    /// gone or changed a problem says so.
    /// </summary>
    public async Task<(IReadOnlyDictionary<Hash32, byte[]> Bytes, IReadOnlyList<Problem> Problems)>
        ReadAsync(BytesWanted wanted, int mostBytes, CancellationToken ct = default)
    {
        var visitor = await desk.VisitorAsync();
        var (given, problems) = await gate.FindBytesAsync(visitor, wanted, null, ct);
        var read = new Dictionary<Hash32, byte[]>();
        foreach (var one in given)
        {
            await using var stream = gate.OpenBytes(one);
            if (stream?.Length > mostBytes) continue;
            var bytes = new byte[stream?.Length ?? 0];
            if (stream is not null) await stream.ReadExactlyAsync(bytes, ct);
            if (stream is not null && Hash32.Of(bytes) == one.Sha256) read[one.Sha256] = bytes;
            else problems = [.. problems, Damaged(one)];
        }

        return (read, problems);
    }

    /// <summary>
    /// Holds bytes of any size against their digest before they leave: null when they are those of the
    /// record.
    /// </summary>
    public async Task<Problem?> HoldAsync(BytesWanted wanted, CancellationToken ct = default)
    {
        var visitor = await desk.VisitorAsync();
        var (given, problems) = await gate.FindBytesAsync(visitor, wanted, "held against its digest", ct);
        foreach (var one in given)
        {
            await using var stream = gate.OpenBytes(one);
            if (stream is null
                || Hash32.FromSpan(await SHA256.HashDataAsync(stream, ct)) != one.Sha256) return Damaged(one);
        }

        return problems is [var refused, ..] ? refused : null;
    }

    private string AddressOf(OpenVault vault, MediaKind kind, Hash32 sha256, Visitor visitor) => new Uri(
        addresses.Media,
        MediaServer.Folder + links.Make(vault.Vault.OwnSequence, kind, sha256, visitor.Session)).ToString();

    private static Problem Damaged(BytesGiven one) => one.IsOriginal
        ? new Problem(
            "item-damaged",
            one.Sha256.ToHex(),
            "The bytes of this item are gone, or are not those that were received. What is recorded of it "
            + "stands.",
            "Run a check in the room Record, or `probative check`; then bring the file back from a backup by "
            + "`probative repair`.")
        : new Problem(
            "derivative-damaged",
            one.Sha256.ToHex(),
            "Something that an examination made of this item is gone or changed, and is left out on this "
            + "page.",
            "The item itself is another file. Run a check in the room Record, then bring it back from a "
            + "backup by `probative repair`.");
}
