using System.Buffers.Binary;
using System.Text;

namespace Probative.Formats.TransportStream;

/// <summary>
/// What a program map says about a program or a stream (ISO/IEC 13818-1, 2.6), kept verbatim.
/// </summary>
/// <param name="Tag">The kind of descriptor.</param>
/// <param name="Bytes">Its content, at most 255 bytes.</param>
public sealed record Descriptor(byte Tag, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The registration descriptor (2.6.8).</summary>
    public const byte RegistrationTag = 0x05;

    /// <summary>The metadata descriptor (2.6.60).</summary>
    public const byte MetadataTag = 0x26;

    /// <summary>A plain name of the kind, or null where it is not known here.</summary>
    public string? Name => Tag switch
    {
        0x02 => "video_stream",
        0x03 => "audio_stream",
        0x05 => "registration",
        0x06 => "data_stream_alignment",
        0x09 => "conditional_access",
        0x0a => "language",
        0x0e => "maximum_bitrate",
        0x1b => "mpeg4_video",
        0x25 => "metadata_pointer",
        0x26 => "metadata",
        0x27 => "metadata_std",
        0x28 => "avc_video",
        0x2a => "avc_timing_and_hrd",
        0x38 => "hevc_video",
        _ => null,
    };

    /// <summary>
    /// The four letters that say what the private data is, such as <c>KLVA</c>: of a registration, or of the
    /// metadata format where that is given by identifier (0xFF). Null where there are none.
    /// </summary>
    public string? FormatIdentifier
    {
        get
        {
            var bytes = Bytes.Span;
            if (Tag == RegistrationTag) return Letters(bytes);
            if (Tag != MetadataTag || bytes.Length < 3) return null;
            var at = BinaryPrimitives.ReadUInt16BigEndian(bytes) == 0xffff ? 6 : 2;
            return at < bytes.Length && bytes[at] == 0xff ? Letters(bytes[(at + 1)..]) : null;
        }
    }

    /// <summary>The number of the metadata service; null unless this is a metadata descriptor.</summary>
    public byte? MetadataServiceId
    {
        get
        {
            var bytes = Bytes.Span;
            if (Tag != MetadataTag || bytes.Length < 3) return null;
            var at = BinaryPrimitives.ReadUInt16BigEndian(bytes) == 0xffff ? 6 : 2;
            if (at >= bytes.Length) return null;
            at += bytes[at] == 0xff ? 5 : 1;
            return at < bytes.Length ? bytes[at] : null;
        }
    }

    /// <summary>Reads descriptors as far as their lengths fit into the bytes.</summary>
    /// <param name="bytes">At most 1,021 bytes of a section, which bounds their number.</param>
    /// <param name="isWhole">False when the last one is cut.</param>
    internal static List<Descriptor> ReadAll(ReadOnlySpan<byte> bytes, out bool isWhole)
    {
        var found = new List<Descriptor>();
        while (bytes.Length >= 2 && 2 + bytes[1] <= bytes.Length)
        {
            found.Add(new Descriptor(bytes[0], bytes.Slice(2, bytes[1]).ToArray()));
            bytes = bytes[(2 + bytes[1])..];
        }

        isWhole = bytes.IsEmpty;
        return found;
    }

    private static string? Letters(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4) return null;
        foreach (var one in bytes[..4])
        {
            if (one is < 0x20 or > 0x7e) return null;
        }

        return Encoding.ASCII.GetString(bytes[..4]);
    }
}
