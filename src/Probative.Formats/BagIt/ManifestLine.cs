namespace Probative.Formats.BagIt;

/// <summary>One line of a manifest: a checksum and a path (RFC 8493 section 2.1.3).</summary>
/// <param name="Digest">The checksum.</param>
/// <param name="RawPath">The path as it stands in the line.</param>
/// <param name="Offset">Where the line begins in its file.</param>
internal readonly record struct ManifestLine(byte[] Digest, string RawPath, long Offset)
{
    /// <summary>
    /// Reads a line; false when it is not hexadecimal digits of this length, white space and a path.
    /// </summary>
    public static bool TryParse(TagLine line, int digestBytes, out ManifestLine parsed)
    {
        parsed = default;
        ReadOnlySpan<char> text = line.Text;
        int digits = text.IndexOfAny(' ', '\t');
        if (digits != 2 * digestBytes) return false;
        byte[] digest = new byte[digestBytes];
        if (Convert.FromHexString(
            text[..digits], digest, out _, out _) != System.Buffers.OperationStatus.Done)
            return false;
        ReadOnlySpan<char> path = text[digits..].TrimStart(" \t");
        if (path.IsEmpty) return false;
        parsed = new ManifestLine(digest, path.ToString(), line.Offset);
        return true;
    }
}
