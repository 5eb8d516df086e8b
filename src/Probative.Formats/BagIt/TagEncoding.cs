namespace Probative.Formats.BagIt;

/// <summary>The encodings of tag files that are read (RFC 8493 sections 2.1.1 and 2.3).</summary>
public enum TagEncoding
{
    /// <summary>UTF-8, the only one that is written.</summary>
    Utf8,

    /// <summary>US-ASCII.</summary>
    Ascii,

    /// <summary>ISO-8859-1.</summary>
    Latin1,

    /// <summary>UTF-16 with a byte-order mark, big-endian without one (RFC 2781 section 4.3).</summary>
    Utf16,

    /// <summary>UTF-16BE.</summary>
    Utf16BigEndian,

    /// <summary>UTF-16LE.</summary>
    Utf16LittleEndian,
}
