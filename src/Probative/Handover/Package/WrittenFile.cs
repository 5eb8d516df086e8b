using Probative.Ledger;

namespace Probative.Handover.Package;

/// <summary>A file of the package as it was written.</summary>
internal readonly record struct WrittenFile(string Path, Hash32 Sha256, long SizeBytes);
