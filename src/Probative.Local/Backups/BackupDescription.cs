using System.Diagnostics.CodeAnalysis;
using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Local.Backups;

/// <summary>
/// `backup.json`: what a backup holds, canonical JSON (RFC 8785). It is written last and replaced as a whole,
/// so that everything it names is there.
/// </summary>
internal sealed record BackupDescription
{
    public const int Format = 1;

    /// <summary>Larger than that of a backup of a hundred million facts.</summary>
    public const int LimitBytes = 32 * 1024 * 1024;

    /// <summary>Runs that are remembered; older ones are forgotten.</summary>
    public const int RunsKept = 100;

    // The SHA-256 of the canonical file without this member.
    private const string Sum = "sha256";

    public required string Origin { get; init; }

    /// <summary>The case id of the vault's own sequence: of two vaults never the same.</summary>
    public required CaseId OwnSequence { get; init; }

    /// <summary>`vault.json`, as it stands in the vault.</summary>
    public required string Vault { get; init; }

    /// <summary>The lines of `log/vkeys`, oldest first; the last one is `log/vkey`.</summary>
    public required IReadOnlyList<string> Vkeys { get; init; }

    /// <summary>The signed note of the last checkpoint, over no more facts than are held.</summary>
    public required string Checkpoint { get; init; }

    public required long Facts { get; init; }

    /// <summary>The leaf hash of the last fact; zero when there is none.</summary>
    public required Hash32 Head { get; init; }

    /// <summary>
    /// The latest time a fact was accepted at, in milliseconds since 1970, by the operator's clock.
    /// </summary>
    public required long? LatestAt { get; init; }

    /// <summary>How often the vault had destroyed fields when the segments were written.</summary>
    public required long Rekeys { get; init; }

    /// <summary>
    /// The same when stored bytes that were destroyed in the vault were removed here; behind <see
    /// cref="Rekeys"/> as long as that is still to be done.
    /// </summary>
    public required long Swept { get; init; }

    public required IReadOnlyList<SegmentEntry> Segments { get; init; }

    public required IReadOnlyList<BackupRun> Runs { get; init; }

    public byte[] ToBytes()
    {
        var members = Members();
        var sum = Hash32.Of(CanonicalJson.ToBytes(Map(members)));
        return CanonicalJson.ToBytes(Map([.. members, (Sum, sum.ToHex())]));
    }

    /// <summary>False when the bytes are not the one form that <see cref="ToBytes"/> writes.</summary>
    public static bool TryParse(
        ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out BackupDescription? description, out Damage damage)
    {
        description = null;
        if (!CanonicalJson.TryParseCanonical(bytes, out var value, out damage)) return false;
        damage = new Damage("BACKUP_FORM", 0, "The description of a backup of format 1 was expected.");
        if (value is not JsonValue.Map map || Count(map["format"]) != Format) return false;
        description = Read(map);
        if (description is null) return false;
        damage = description.ToBytes().AsSpan().SequenceEqual(bytes)
            ? Damage.None
            : new Damage("BACKUP_SUM", 0, "The file does not have the SHA-256 that it says it has.");
        if (damage.IsPresent) description = null;
        return description is not null;
    }

    private (string, JsonValue)[] Members() =>
    [
        ("format", Format),
        ("origin", Origin),
        ("case", OwnSequence.ToHex()),
        ("vault", Vault),
        ("vkeys", new JsonValue.List(Vkeys.Select(JsonValue.FromString))),
        ("checkpoint", Checkpoint),
        ("facts", Facts),
        ("head", Head.ToHex()),
        ("latest_at", LatestAt is { } at ? at : JsonValue.None),
        ("rekeys", Rekeys),
        ("swept", Swept),
        ("segments", new JsonValue.List(Segments.Select(segment => Map(
            ("from", segment.From),
            ("to", segment.To),
            ("sha256", segment.Sha256.ToHex()),
            ("size_bytes", segment.SizeBytes))))),
        ("runs", new JsonValue.List(Runs.Select(run => Map(
            ("at", run.At),
            ("tool", run.Tool),
            ("facts", run.Facts),
            ("files", run.Files),
            ("bytes", run.Bytes))))),
    ];

    private static BackupDescription? Read(JsonValue.Map map)
    {
        if (Text(map["origin"]) is not { } origin
            || !CaseId.TryParseHex(Text(map["case"]) ?? "", out var own)
            || Text(map["vault"]) is not { } vault
            || Several(map["vkeys"], Text) is not { Count: > 0 } vkeys
            || Text(map["checkpoint"]) is not { } checkpoint
            || Count(map["facts"]) is not { } facts
            || !Hash32.TryParseHex(Text(map["head"]) ?? "", out var head)
            || Count(map["rekeys"]) is not { } rekeys
            || Count(map["swept"]) is not { } swept
            || Several(map["segments"], SegmentOf) is not { } segments
            || Several(map["runs"], RunOf) is not { } runs)
        {
            return null;
        }

        return new BackupDescription
        {
            Origin = origin,
            OwnSequence = own,
            Vault = vault,
            Vkeys = vkeys,
            Checkpoint = checkpoint,
            Facts = facts,
            Head = head,
            LatestAt = (map["latest_at"] as JsonValue.Number)?.Value,
            Rekeys = rekeys,
            Swept = swept,
            Segments = [.. segments.Select(segment => segment!.Value)],
            Runs = runs,
        };
    }

    private static SegmentEntry? SegmentOf(JsonValue value) =>
        value is JsonValue.Map map
        && Count(map["from"]) is { } from
        && Count(map["to"]) is { } to && to > from
        && Hash32.TryParseHex(Text(map["sha256"]) ?? "", out var sha256)
        && Count(map["size_bytes"]) is { } size
            ? new SegmentEntry(from, to, sha256, size)
            : null;

    private static BackupRun? RunOf(JsonValue value) =>
        value is JsonValue.Map map
        && Text(map["at"]) is { } at
        && Text(map["tool"]) is { } tool
        && Count(map["facts"]) is { } facts
        && Count(map["files"]) is { } files
        && Count(map["bytes"]) is { } bytes
            ? new BackupRun(at, tool, facts, files, bytes)
            : null;

    /// <summary>Null when it is no array, or one of its items is not what was expected.</summary>
    private static List<T>? Several<T>(JsonValue? value, Func<JsonValue, T?> read)
    {
        if (value is not JsonValue.List list) return null;
        var items = new List<T>(list.Items.Count);
        foreach (var item in list.Items)
        {
            if (read(item) is not { } known) return null;
            items.Add(known);
        }

        return items;
    }

    private static string? Text(JsonValue? value) => (value as JsonValue.Text)?.Value;

    private static long? Count(JsonValue? value) =>
        value is JsonValue.Number { Value: >= 0 and var count } ? count : null;

    private static JsonValue.Map Map(params ReadOnlySpan<(string Name, JsonValue Value)> members)
    {
        var pairs = new List<KeyValuePair<string, JsonValue>>(members.Length);
        foreach (var (name, value) in members) pairs.Add(KeyValuePair.Create(name, value));
        return new JsonValue.Map(pairs);
    }
}
