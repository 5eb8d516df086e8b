using Probative.Ledger;

namespace Probative.Kernel.Vault;

/// <summary>Bytes that are durable under their digest.</summary>
public readonly record struct StoredBytes(Hash32 Sha256, long SizeBytes);
