namespace Probative.Local.Backups;

/// <summary>One run that ended: when, by which program, and what it added.</summary>
internal sealed record BackupRun(string At, string Tool, long Facts, long Files, long Bytes);
