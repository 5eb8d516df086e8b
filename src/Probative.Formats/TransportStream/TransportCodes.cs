namespace Probative.Formats.TransportStream;

/// <summary>The stable codes of faults in an MPEG-2 transport stream (ISO/IEC 13818-1).</summary>
public static class TransportCodes
{
    /// <summary>No three packets in a row begin with the sync byte at any of the known sizes.</summary>
    public const string NoPackets = "ts-no-packets";

    /// <summary>Bytes that belong to no packet; the message says how many.</summary>
    public const string SyncLost = "ts-sync-lost";

    /// <summary>The file ends inside a packet.</summary>
    public const string Cut = "ts-packet-cut";

    /// <summary>An adaptation field longer than its packet, or a reserved control value.</summary>
    public const string Packet = "ts-packet-malformed";

    /// <summary>The continuity counter says that packets are missing, or repeats itself (2.4.3.3).</summary>
    public const string Continuity = "ts-continuity";

    /// <summary>The transport error indicator is set: the receiver already knew of wrong bits.</summary>
    public const string ErrorIndicator = "ts-error-indicator";

    /// <summary>The payload is scrambled, so that it cannot be read.</summary>
    public const string Scrambled = "ts-scrambled";

    /// <summary>A section's CRC-32 is wrong; the section is not used.</summary>
    public const string SectionCrc = "ts-section-crc";

    /// <summary>A section contradicts its own lengths.</summary>
    public const string Section = "ts-section-malformed";

    /// <summary>The program clock goes back, or leaps, where no discontinuity is announced.</summary>
    public const string ClockJump = "ts-pcr-jump";

    /// <summary>More programs, streams or identifiers than a reader agrees to hold.</summary>
    public const string TooMany = "ts-too-many";

    /// <summary>A PES packet's header is not in its form (2.4.3.6).</summary>
    public const string Pes = "pes-malformed";

    /// <summary>A PES packet ends before the length that it states.</summary>
    public const string PesShort = "pes-short";

    /// <summary>A PES packet is larger than the reader was asked to hold; its start is given.</summary>
    public const string PesLarge = "pes-too-large";
}
