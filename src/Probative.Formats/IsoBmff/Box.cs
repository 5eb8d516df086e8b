namespace Probative.Formats.IsoBmff;

/// <summary>One box (ISO/IEC 14496-12 clause 4.2), called an atom in QuickTime.</summary>
/// <param name="Type">
/// Its four characters, each byte as one character of ISO 8859-1, so that © is A9.
/// </param>
/// <param name="ExtendedType">The 16 bytes of a <c>uuid</c> box in hexadecimal; null for others.</param>
/// <param name="Offset">The offset of its first byte.</param>
/// <param name="HeaderBytes">8, 16 with a 64-bit size, 16 more for <c>uuid</c>.</param>
/// <param name="SizeBytes">The whole box, cut to what holds it where it states more.</param>
/// <param name="Children">The boxes in it, where it is one that holds boxes.</param>
public sealed record Box(
    string Type,
    string? ExtendedType,
    long Offset,
    int HeaderBytes,
    long SizeBytes,
    IReadOnlyList<Box> Children)
{
    /// <summary>The offset of the first byte behind the header.</summary>
    public long Content => Offset + HeaderBytes;

    /// <summary>The offset behind the last byte.</summary>
    public long End => Offset + SizeBytes;

    /// <summary>The first child of a type; null where there is none.</summary>
    public Box? Child(string type)
    {
        foreach (var child in Children)
        {
            if (child.Type == type) return child;
        }

        return null;
    }

    /// <summary>Follows a path of types with a slash between them, the first child of each.</summary>
    public Box? Descendant(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var box = this;
        foreach (var type in path.Split('/'))
        {
            if (box.Child(type) is not { } next) return null;
            box = next;
        }

        return box;
    }
}
