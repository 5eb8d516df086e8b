using System.Text;
using Probative.Formats.Containers;

namespace Probative.Formats.BagIt;

/// <summary>
/// The texts of a bag in the one form that is written: UTF-8, LF, two spaces, sorted. It only makes text;
/// whoever writes the files decides when they are durable. Text that has no form here is a bug of the caller
/// and throws.
/// </summary>
public static class BagWriter
{
    /// <summary>The content of <c>bagit.txt</c> (RFC 8493 section 2.1.1).</summary>
    public const string Declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

    /// <summary>The name of the SHA-256 payload manifest.</summary>
    public const string ManifestName = "manifest-sha256.txt";

    /// <summary>The name of the SHA-256 tag manifest.</summary>
    public const string TagManifestName = "tagmanifest-sha256.txt";

    /// <summary>The order of the lines of a manifest: that of the bytes of the paths.</summary>
    public static IComparer<string> Order => PathOrder.Bytes;

    /// <summary>One line of a manifest (RFC 8493 section 2.1.3), readable by <c>sha256sum -c</c>.</summary>
    /// <param name="digest">The SHA-256 of the file.</param>
    /// <param name="path">Its path from the base folder, not encoded.</param>
    public static string ManifestLine(ReadOnlySpan<byte> digest, string path)
    {
        if (digest.Length != 32)
            throw new ArgumentException("A SHA-256 digest has 32 bytes.", nameof(digest));
        if (SafePath.Find(path) is var fault and not PathFault.None && SafePath.IsUnsafe(fault))
            throw new ArgumentException($"The path {SafePath.Describe(fault)}.", nameof(path));
        return $"{Convert.ToHexStringLower(digest)}  {BagPath.Encode(path)}\n";
    }

    /// <summary>A whole manifest: the lines of all files, sorted.</summary>
    public static string Manifest(IEnumerable<(byte[] Digest, string Path)> files)
    {
        var text = new StringBuilder();
        foreach ((byte[] digest, string path) in files.OrderBy(file => file.Path, Order))
            text.Append(ManifestLine(digest, path));
        return text.ToString();
    }

    /// <summary>One element of <c>bag-info.txt</c> on one line (RFC 8493 section 2.2.2).</summary>
    /// <param name="label">The name, without colon.</param>
    /// <param name="value">The value. Line breaks in it become spaces, since the form has none.</param>
    public static string InfoLine(string label, string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(label);
        ArgumentNullException.ThrowIfNull(value);
        if (label.AsSpan().ContainsAny(":\r\n") || label.Trim() != label)
            throw new ArgumentException(
                "A label has no colon, line break or outer white space.", nameof(label));
        string line = value.ReplaceLineEndings(" ").Trim();
        return $"{label}: {line}\n";
    }
}
