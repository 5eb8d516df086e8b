namespace Probative.Formats.Texts;

/// <summary>The encodings of characters that are read.</summary>
public enum EncodingKind
{
    /// <summary>US-ASCII: no byte above 7F.</summary>
    Ascii,

    /// <summary>UTF-8 (RFC 3629).</summary>
    Utf8,

    /// <summary>UTF-16, the low byte first (RFC 2781).</summary>
    Utf16Little,

    /// <summary>UTF-16, the high byte first (RFC 2781).</summary>
    Utf16Big,

    /// <summary>windows-1251, Cyrillic.</summary>
    Windows1251,

    /// <summary>KOI8-R, Russian (RFC 1489).</summary>
    Koi8Russian,

    /// <summary>KOI8-U, Ukrainian (RFC 2319).</summary>
    Koi8Ukrainian,

    /// <summary>Code page 866, Cyrillic of DOS.</summary>
    Dos866,

    /// <summary>windows-1252, Western European.</summary>
    Windows1252,
}
