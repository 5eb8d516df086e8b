namespace Probative.Matching.Lineage;

/// <summary>What the bytes of an item say of how they came about.</summary>
/// <param name="SizeBytes">How many there are; null where not known.</param>
/// <param name="IsRead">Whether its metadata were read.</param>
/// <param name="Device">The device that they name; null where they name none.</param>
internal sealed record FileSays(long? SizeBytes, bool IsRead, string? Device);
