namespace Probative.Formats.Credentials;

/// <summary>What kind of file a manifest store lies in, which says where it lies.</summary>
public enum CredentialCarrier
{
    /// <summary>A kind of file for which the standard has no place, or which is not read here.</summary>
    Unknown,

    /// <summary>JPEG: APP11 segments (C2PA 2.2 section A.3.1).</summary>
    Jpeg,

    /// <summary>PNG: a <c>caBX</c> chunk.</summary>
    Png,

    /// <summary>ISO BMFF (MP4, MOV, HEIF, AVIF): a <c>uuid</c> box.</summary>
    Bmff,

    /// <summary>RIFF (WebP, WAV, AVI): a <c>C2PA</c> chunk.</summary>
    Riff,

    /// <summary>TIFF and DNG: the field 52545.</summary>
    Tiff,

    /// <summary>GIF: an application extension.</summary>
    Gif,

    /// <summary>MP3: a general object of an ID3v2 tag.</summary>
    Mp3,

    /// <summary>SVG: a text element in Base64.</summary>
    Svg,

    /// <summary>PDF: an embedded file.</summary>
    Pdf,

    /// <summary>A file that is nothing but a manifest store.</summary>
    Sidecar,
}
