namespace Probative.Local.Backups;

/// <summary>How far a ledger had come at one moment.</summary>
/// <param name="Facts">Facts that are durable.</param>
/// <param name="LatestAt">The latest time one was accepted at, in milliseconds since 1970.</param>
/// <param name="Rekeys">How often sealed fields had been destroyed or sealed anew.</param>
internal readonly record struct BackupState(long Facts, long? LatestAt, long Rekeys);
