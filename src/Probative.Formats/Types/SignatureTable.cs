using static Probative.Formats.Types.MediaTypes;
using static Probative.Formats.Types.OtherTypes;
using static Probative.Formats.Types.PaperTypes;
using static Probative.Formats.Types.PictureTypes;
using static Probative.Formats.Types.Signature;

namespace Probative.Formats.Types;

/// <summary>
/// The types that a signature settles, as their own specifications give it. Those that need a second look
/// have recognisers of their own.
/// </summary>
internal static class SignatureTable
{
    public static TypeFinding? Read(Head head)
    {
        foreach (var signature in s_all)
        {
            if (head.Has(signature.Offset, signature.Expected))
            {
                return head.Found(signature.Type, signature.Offset, signature.Expected.Length);
            }
        }

        return null;
    }

    // The first that fits wins, so a longer signature stands before a shorter one that begins it.
    private static readonly Signature[] s_all =
    [
        Of(Jpeg, "FFD8FF"),
        Of(Png, "89504E470D0A1A0A"),
        Of(Gif, "GIF89a"u8),
        Of(Gif, "GIF87a"u8),
        Of(JpegXl, "0000000C4A584C200D0A870A"),
        Of(JpegXl, "FF0A"),
        Of(Jpeg2000, "0000000C6A5020200D0A870A"),
        Of(Codestream, "FF4FFF51"),
        Of(Psd, "8BPS"u8),
        Of(Raf, "FUJIFILMCCD-RAW"u8),
        Of(Mrw, "004D524D"),
        Of(X3f, "FOVb"u8),
        Of(Crw, "HEAPCCDR"u8, 6),
        Of(Exr, "762F3101"),
        Of(Dpx, "SDPX"u8),
        Of(Dpx, "XPDS"u8),
        Of(Flif, "FLIF"u8),
        Of(DjVu, "AT&TFORM"u8),
        Of(Dicom, "DICM"u8, 128),
        Of(Lytro, "894C46500D0A1A0A"),
        Of(Zeiss, "ZISRAWFILE"u8),
        Of(PhotoCd, "PCD_IPI"u8, 2048),
        Of(Qoi, "qoif"u8),
        Of(Hdr, "#?RADIANCE"u8),
        Of(JpegXr, "4949BC01"),
        Of(Ico, "00000100"),

        Of(Flv, "FLV\u0001"u8),
        Of(Asf, "3026B2758E66CF11A6D900AA0062CE6C"),
        Of(Mxf, "060E2B34020501010D010201"),
        Of(MediaTypes.Real, ".RMF"u8),
        Of(RealSound, "2E7261FD"),
        Of(Ivf, "DKIF"u8),
        Of(Flac, "fLaC"u8),
        Of(Amr, "#!AMR"u8),
        Of(Silk, "#!SILK_V3"u8, 1),
        Of(Silk, "#!SILK_V3"u8),
        Of(Aiff, "AIFF"u8, 8),
        Of(Aiff, "AIFC"u8, 8),
        Of(Caf, "caff0001"u8),
        Of(Au, ".snd"u8),
        Of(Midi, "MThd"u8),
        Of(Monkey, "MAC "u8),
        Of(Musepack, "MP+"u8),
        Of(Musepack, "MPCK"u8),
        Of(WavPack, "wvpk"u8),

        Of(Pdf, "%PDF-"u8),
        Of(Rtf, "{\\rtf"u8),
        Of(PaperTypes.PostScript, "C5D0D3C6"),
        Of(Type1, "%!PS-AdobeFont"u8),
        Of(Type1, "%!FontType1"u8),
        Of(PaperTypes.PostScript, "%!PS"u8),
        Of(Ole, "D0CF11E0A1B11AE1"),
        Of(Mobi, "BOOKMOBI"u8, 60),
        Of(WordPerfect, "FF575043"),

        Of(Rar, "526172211A07"),
        Of(SevenZip, "377ABCAF271C"),
        Of(Bzip2, "BZh"u8),
        Of(Xz, "FD377A585A00"),
        Of(Zstd, "28B52FFD"),
        Of(Lz4, "04224D18"),
        Of(Cab, "4D53434600000000"),
        Of(Warc, "WARC/1."u8),
        Of(Warc, "WARC/0."u8),
        Of(Arc, "filedesc://"u8),
        Of(Tnef, "789F3E22"),

        Of(Elf, "7F454C46"),
        Of(MachO, "FEEDFACE"),
        Of(MachO, "FEEDFACF"),
        Of(MachO, "CEFAEDFE"),
        Of(MachO, "CFFAEDFE"),
        Of(Dex, "6465780A30"),
        Of(Wasm, "0061736D01000000"),
        Of(Shortcut, "4C0000000114020000000000C000000000000046"),

        Of(Sqlite, "SQLite format 3\0"u8),
        Of(Icc, "acsp"u8, 36),
        Of(PcapNg, "0A0D0D0A"),
        Of(Pcap, "D4C3B2A1"),
        Of(Pcap, "A1B2C3D4"),
        Of(Pcap, "4D3CB2A1"),
        Of(BinaryPlist, "bplist"u8),
        Of(Font, "wOFF"u8),
        Of(Font, "wOF2"u8),
        Of(Font, "OTTO"u8),
        Of(Font, "ttcf"u8),
        Of(Font, "0001000000"),
        Of(Pmtiles, "PMTiles"u8),
        Of(Ots, "004F70656E54696D657374616D7073000050726F6F6600BF89E2E884E89294"),
        Of(AgeFile, "age-encryption.org/v1"u8),
        Of(Fit, ".FIT"u8, 8),
        Of(KlvFile, "060E2B34"),
        Of(Mie, "7E1004"),
        Of(Mie, "7E1804"),
    ];
}
