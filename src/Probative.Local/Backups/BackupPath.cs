using System.Globalization;

namespace Probative.Local.Backups;

/// <summary>
/// The names of everything in the folder of a backup, relative to it (docs/spec/backup.md). Items and
/// derivatives lie as they do in a vault.
/// </summary>
internal static class BackupPath
{
    public const string Description = "backup.json";
    public const string Ledger = "ledger";
    public const string Lock = "lock";

    // Enough of the digest that two segments of one range never meet; the whole stands in the description.
    private const int DigestDigits = 16;

    public static string Segment(SegmentEntry segment) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Ledger}/{segment.From:D12}-{segment.To:D12}-{segment.Sha256.ToHex()[..DigestDigits]}.seg");
}
