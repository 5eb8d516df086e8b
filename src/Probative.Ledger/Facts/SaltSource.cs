namespace Probative.Ledger.Facts;

/// <summary>Fills a span with salts, 16 bytes each.</summary>
/// <param name="salts">A multiple of 16 bytes.</param>
public delegate void SaltSource(Span<byte> salts);
