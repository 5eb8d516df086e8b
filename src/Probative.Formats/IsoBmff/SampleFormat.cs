namespace Probative.Formats.IsoBmff;

/// <summary>One sample description (ISO/IEC 14496-12 clauses 8.5.2, 12.1.3 and 12.2.3).</summary>
/// <param name="Codec">Four characters that name the coding: <c>avc1</c>, <c>mp4a</c>.</param>
/// <param name="Offset">The offset of the description.</param>
/// <param name="Width">Of pictures, in pixels; null for others.</param>
/// <param name="Height">Of pictures, in pixels; null for others.</param>
/// <param name="Vendor">Four characters that QuickTime gives the writer; null where they are zero.</param>
/// <param name="Compressor">The name that the coder gave itself; null where it gave none.</param>
/// <param name="Channels">Of sound; null for others.</param>
/// <param name="SampleRate">Of sound, in hertz; null for others.</param>
/// <param name="Extensions">The types of the boxes behind the fixed part, at most 32.</param>
public sealed record SampleFormat(
    string Codec,
    long Offset,
    int? Width,
    int? Height,
    string? Vendor,
    string? Compressor,
    int? Channels,
    double? SampleRate,
    IReadOnlyList<string> Extensions);
