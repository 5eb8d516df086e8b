using static Probative.Formats.Types.TypeFamily;

namespace Probative.Formats.Types;

/// <summary>Pictures, with the endings that their writers use.</summary>
internal static class PictureTypes
{
    public static readonly FileType Jpeg = New(
        "image/jpeg", "JPEG picture", "jpg jpeg jpe jfif jif jps mpo thm");
    public static readonly FileType Png = New("image/png", "PNG picture", "png apng");
    public static readonly FileType Gif = New("image/gif", "GIF picture", "gif");
    public static readonly FileType WebP = New("image/webp", "WebP picture", "webp");
    public static readonly FileType Tiff = New("image/tiff", "TIFF picture", "tif tiff btf tf8 gtiff");
    public static readonly FileType Bmp = New("image/bmp", "BMP picture", "bmp dib");
    public static readonly FileType Heic = New("image/heic", "HEIC picture", "heic heics heif hif");
    public static readonly FileType Heif = New("image/heif", "HEIF picture", "heif heifs hif heic");
    public static readonly FileType Avif = New("image/avif", "AVIF picture", "avif avifs");
    public static readonly FileType JpegXl = New("image/jxl", "JPEG XL picture", "jxl");
    public static readonly FileType Jpeg2000 = New(
        "image/jp2", "JPEG 2000 picture", "jp2 jpg2 jpx jpf jpm mj2");
    public static readonly FileType Codestream = New("image/j2c", "JPEG 2000 codestream", "j2c j2k jpc jhc");
    public static readonly FileType JpegXr = New("image/jxr", "JPEG XR picture", "jxr wdp hdp");
    public static readonly FileType Svg = New("image/svg+xml", "SVG drawing", "svg");
    public static readonly FileType Psd = New(
        "image/vnd.adobe.photoshop", "Photoshop picture", "psd psb psdt");
    public static readonly FileType Dng = New("image/x-adobe-dng", "DNG raw picture", "dng");
    public static readonly FileType Cr2 = New("image/x-canon-cr2", "Canon CR2 raw picture", "cr2");
    public static readonly FileType Cr3 = New("image/x-canon-cr3", "Canon CR3 raw picture", "cr3");
    public static readonly FileType Crw = New("image/x-canon-crw", "Canon CRW raw picture", "crw");
    public static readonly FileType Nef = New("image/x-nikon-nef", "Nikon raw picture", "nef nrw tif");
    public static readonly FileType Arw = New("image/x-sony-arw", "Sony raw picture", "arw sr2 srf");
    public static readonly FileType Orf = New("image/x-olympus-orf", "Olympus raw picture", "orf");
    public static readonly FileType Rw2 = New(
        "image/x-panasonic-rw2", "Panasonic raw picture", "rw2 raw rwl");
    public static readonly FileType Raf = New("image/x-fuji-raf", "Fujifilm raw picture", "raf");
    public static readonly FileType Pef = New("image/x-pentax-pef", "Pentax raw picture", "pef");
    public static readonly FileType Mrw = New("image/x-minolta-mrw", "Minolta raw picture", "mrw");
    public static readonly FileType X3f = New("image/x-sigma-x3f", "Sigma raw picture", "x3f");
    public static readonly FileType Exr = New("image/x-exr", "OpenEXR picture", "exr");
    public static readonly FileType Dpx = New("image/x-dpx", "DPX picture", "dpx");
    public static readonly FileType Flif = New("image/flif", "FLIF picture", "flif");
    public static readonly FileType Pnm = New(
        "image/x-portable-anymap", "Netpbm picture", "pbm pgm ppm pnm pam");
    public static readonly FileType FloatMap = New("image/x-portable-floatmap", "float map", "pfm");
    public static readonly FileType Ico = New("image/vnd.microsoft.icon", "icon", "ico cur");
    public static readonly FileType DjVu = New("image/vnd.djvu", "DjVu document", "djvu djv");
    public static readonly FileType Dicom = New("application/dicom", "DICOM picture", "dcm dicom dic");
    public static readonly FileType Lytro = New("image/x-lytro-lfp", "Lytro light field", "lfp");
    public static readonly FileType PhotoCd = New("image/x-photo-cd", "Photo CD picture", "pcd");
    public static readonly FileType Zeiss = New("image/x-zeiss-czi", "Zeiss microscope picture", "czi");
    public static readonly FileType Qoi = New("image/qoi", "QOI picture", "qoi");
    public static readonly FileType Hdr = New("image/vnd.radiance", "Radiance picture", "hdr");

    /// <summary>All of them, in the order above.</summary>
    public static IReadOnlyList<FileType> All =>
    [
        Jpeg, Png, Gif, WebP, Tiff, Bmp, Heic, Heif, Avif, JpegXl, Jpeg2000, Codestream, JpegXr, Svg,
        Psd, Dng, Cr2, Cr3, Crw, Nef, Arw, Orf, Rw2, Raf, Pef, Mrw, X3f, Exr, Dpx, Flif, Pnm, FloatMap,
        Ico, DjVu, Dicom, Lytro, PhotoCd, Zeiss, Qoi, Hdr,
    ];

    private static FileType New(string media, string name, string extensions) =>
        new(media, name, Picture, extensions.Split(' '));
}
