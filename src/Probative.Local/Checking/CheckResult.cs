using System.Globalization;
using System.Text.Json.Nodes;
using Probative.Ledger.Audit;

namespace Probative.Local.Checking;

/// <summary>
/// What was checked, with its counts, and what that does not show (docs/spec/vault-check.md).
/// </summary>
internal sealed class CheckResult
{
    public LogTrust? Trust { get; set; }
    public LogAuditReport? Log { get; set; }
    public FactReport? Facts { get; set; }

    /// <summary>Null when the fields were not opened: they tell what came from outside.</summary>
    public AnchorCheck? Outside { get; set; }

    public ItemCheck? Items { get; set; }
    public ItemCheck? Derivatives { get; set; }

    /// <summary>The rows of each view that agree with the facts; null where there was no view.</summary>
    public Dictionary<string, long?> Views { get; } = [];

    public bool FieldsOpened { get; set; }
    public long? LedgerUncoveredBytes { get; set; }
    public long ViewUncoveredBytes { get; set; }

    public JsonObject ToJson(CheckScope scope) => new()
    {
        ["vault"] = scope.FullPath(""),
        ["origin"] = Trust?.Origin,
        ["fingerprint"] = Trust?.Key?.Fingerprint,
        ["checkpoint"] = Trust?.Checkpoint is { } checkpoint
            ? new JsonObject { ["size"] = (long)checkpoint.Size, ["root"] = checkpoint.Root.ToHex() }
            : null,
        ["log"] = Log is null
            ? null
            : new JsonObject
            {
                ["leaves"] = (long)Log.LeafCount,
                ["stale_files"] = Log.StaleFiles,
                ["unsigned_files"] = Log.UnsignedFiles,
                ["other_files"] = Log.OtherFiles,
            },
        ["outside_time"] = Outside?.ToJson(),
        ["facts"] = Facts?.Facts,
        ["cases"] = Facts is null ? null : Math.Max(0L, Facts.Cases - 1),
        ["fields_opened"] = FieldsOpened,
        ["items"] = Counts(Items),
        ["derivatives"] = Counts(Derivatives),
        ["views"] = ViewCounts(),
        ["damage"] = scope.Findings.Damage,
        ["notices"] = scope.Findings.Notices,
        ["not_shown"] = new JsonArray([.. NotShown().Select(line => JsonValue.Create(line))]),
    };

    private static JsonObject? Counts(ItemCheck? files) => files is null
        ? null
        : new JsonObject { ["files"] = files.Files, ["bytes"] = files.Bytes };

    private JsonObject ViewCounts()
    {
        var counts = new JsonObject();
        foreach (var (name, rows) in Views) counts[name] = rows;
        return counts;
    }

    private string Time()
    {
        if (Outside is null && Facts is not null)
            return "Whether there is an outside time: the facts that would name it were not opened.";
        if (Outside is not { Bounds: [var last, ..] })
            return "No outside time: this record could have been made on any day before you received it.";
        var later = Outside.Size - last.TreeSize;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Since when this record exists: an outside time says by when alone. {later} facts are later "
                + $"than the last one, and could have been made on any day before you received them.");
    }

    private IEnumerable<string> NotShown()
    {
        yield return Time();
        yield return "Whether a longer or another record was signed by the same key: compare with "
            + "checkpoints that others keep.";
        yield return "What happened to an item before its intake: that stands as stated by whoever "
            + "brought it.";
        yield return "Whether anything in the record is true, or any picture, sound or video genuine.";
        yield return "Who wrote to this vault last, and how often sealed fields were written anew: ledger.db "
            + "keeps that for the lock and for backups, and no fact rests on it.";
        if (!FieldsOpened)
        {
            yield return "Whether the sealed fields open and are those of their facts, which items there "
                + "should be, and whether the views are right: the keys were not opened.";
        }

        yield return LedgerUncoveredBytes is { } bytes
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"Damage to {bytes + ViewUncoveredBytes} bytes in the pages of the databases in which "
                    + $"nothing is stored.")
            : "Damage to bytes of ledger.db in which nothing is stored: it is being written, or a crash left "
                + "its write-ahead log; after the next command that writes they can be checked.";
    }
}
