namespace Probative.Formats.TransportStream;

/// <summary>Names of the stream types of a program map (ISO/IEC 13818-1, table 2-34).</summary>
public static class StreamTypes
{
    /// <summary>PES packets of private data; asynchronous KLV comes in them (MISB ST 1402).</summary>
    public const byte PrivatePes = 0x06;

    /// <summary>Metadata in PES packets; synchronous KLV comes in them (MISB ST 1402).</summary>
    public const byte MetadataPes = 0x15;

    /// <summary>H.264 video.</summary>
    public const byte Avc = 0x1b;

    /// <summary>H.265 video.</summary>
    public const byte Hevc = 0x24;

    /// <summary>MPEG-2 video.</summary>
    public const byte Mpeg2Video = 0x02;

    /// <summary>A plain name, or null where the type is not known here.</summary>
    public static string? Name(byte type) => type switch
    {
        0x01 => "mpeg1_video",
        Mpeg2Video => "mpeg2_video",
        0x03 => "mpeg1_audio",
        0x04 => "mpeg2_audio",
        0x05 => "private_sections",
        PrivatePes => "private_pes",
        0x0d => "dsmcc_sections",
        0x0f => "aac_adts",
        0x10 => "mpeg4_video",
        0x11 => "aac_latm",
        0x12 => "mpeg4_systems_pes",
        MetadataPes => "metadata_pes",
        0x16 => "metadata_sections",
        0x1a => "ipmp",
        Avc => "h264_video",
        0x20 => "h264_mvc",
        0x21 => "jpeg2000_video",
        Hevc => "h265_video",
        0x33 => "h266_video",
        0x42 => "avs_video",
        0x80 => "private_80",
        0x81 => "ac3_audio",
        0x86 => "scte35",
        0x87 => "eac3_audio",
        _ => null,
    };

    /// <summary>Whether it is a kind of moving pictures.</summary>
    public static bool IsVideo(byte type) =>
        type is 0x01 or Mpeg2Video or 0x10 or Avc or 0x20 or 0x21 or Hevc or 0x33 or 0x42;
}
