namespace Probative.Formats.BagIt;

/// <summary>
/// One line of <c>fetch.txt</c> (RFC 8493 section 2.2.3): a payload file that was not sent along. It is
/// reported and never fetched: an address that a stranger chose is not visited by reading a bag.
/// </summary>
/// <param name="Url">The address, as written.</param>
/// <param name="Length">The stated number of bytes, or null.</param>
/// <param name="Path">The path in the bag.</param>
/// <param name="Offset">Where the line begins in its file.</param>
public sealed record FetchLine(string Url, long? Length, string Path, long Offset);
