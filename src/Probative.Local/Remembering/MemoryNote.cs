using System.Globalization;
using Probative.Kernel.Commands;
using Probative.Ledger.Notes;

namespace Probative.Local.Remembering;

/// <summary>
/// What a reader can say of the checkpoint that this machine remembers: that the vault before it is an older
/// copy. A writer compares more, and refuses.
/// </summary>
internal static class MemoryNote
{
    /// <summary>
    /// The number of facts that this machine has seen signed in this log; null when it remembers nothing.
    /// Whose signature it is, is not asked: the file is this machine's own.
    /// </summary>
    public static long? SeenSize(string? folder, string origin) =>
        folder is not null
        && new CheckpointMemory(folder, origin).Recall() is { } note
        && LogCheckpoint.TryParse(note, out _, out var seen, out _)
        && seen.Origin == origin
            ? (long)seen.Size
            : null;

    /// <summary>What to tell when the vault has fewer facts than that.</summary>
    public static string Words(long seen, long facts) => string.Create(
        CultureInfo.InvariantCulture,
        $"This machine has seen this log with {seen} facts, and this copy of it has {facts}: it is older.");

    public static Problem Behind(string directory, long seen, long facts) => new(
        "vault-behind",
        directory,
        Words(seen, facts),
        "Look for the newest copy: what is read here may have been corrected or restricted since.");
}
