using Probative.Ledger;

namespace Probative.Web.Permission;

/// <summary>Bytes that somebody may see: the gate asked, and the access log says so.</summary>
/// <param name="Sha256">Their digest.</param>
/// <param name="IsOriginal">An item's own bytes; else what an examination made.</param>
/// <param name="MediaType">As it was recorded by who made them.</param>
/// <param name="SizeBytes">Their number.</param>
public sealed record BytesGiven(Hash32 Sha256, bool IsOriginal, string MediaType, long SizeBytes);
