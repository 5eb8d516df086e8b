using Probative.Ledger;

namespace Probative.Local.Backups;

/// <summary>A segment as the description names it: facts with From &lt;= index &lt; To.</summary>
internal readonly record struct SegmentEntry(long From, long To, Hash32 Sha256, long SizeBytes);
