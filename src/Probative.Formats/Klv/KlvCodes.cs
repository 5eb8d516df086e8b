namespace Probative.Formats.Klv;

/// <summary>The stable codes of faults in key-length-value metadata (SMPTE 336 and the MISB sets).</summary>
public static class KlvCodes
{
    /// <summary>Bytes between packets that begin with no universal key.</summary>
    public const string NoKey = "klv-no-key";

    /// <summary>A length is not in a form of BER, or leads beyond the bytes.</summary>
    public const string Length = "klv-length";

    /// <summary>A packet is shorter than the length that it states.</summary>
    public const string Cut = "klv-packet-cut";

    /// <summary>A tag is longer than four bytes or does not end.</summary>
    public const string Tag = "klv-tag";

    /// <summary>A value has a length that its definition does not allow; its bytes are kept.</summary>
    public const string Value = "klv-value-length";

    /// <summary>The checksum is not that of the bytes; the packet is read all the same.</summary>
    public const string Checksum = "klv-checksum";

    /// <summary>The packet has no checksum, where its set demands one.</summary>
    public const string NoChecksum = "klv-checksum-missing";

    /// <summary>More items, or deeper sets, than a reader agrees to hold.</summary>
    public const string TooMany = "klv-too-many";

    /// <summary>A cell of a metadata access unit contradicts its packet (ISO/IEC 13818-1, 2.12.4).</summary>
    public const string Cell = "klv-cell";

    /// <summary>A fragment of a metadata access unit has no beginning or no end.</summary>
    public const string Fragment = "klv-cell-fragment";
}
