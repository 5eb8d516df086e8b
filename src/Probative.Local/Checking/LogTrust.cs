using Probative.Ledger.Notes;

namespace Probative.Local.Checking;

/// <summary>Who signs the log and how far, as far as that could be read.</summary>
internal sealed record LogTrust(
    string? Origin, VerifierKey? Key, IReadOnlyList<string> KeyLines, Checkpoint? Checkpoint);
