using static Probative.Formats.Types.TypeFamily;

namespace Probative.Formats.Types;

/// <summary>Archives, programs and the rest, with the endings that their writers use.</summary>
internal static class OtherTypes
{
    public static readonly FileType Zip = New(Archive, "application/zip", "ZIP archive", "zip zipx cbz eip");
    public static readonly FileType Apk = New(
        Archive, "application/vnd.android.package-archive", "Android package", "apk aab xapk");
    public static readonly FileType Ipa = New(Archive, "application/x-ios-app", "iOS package", "ipa");
    public static readonly FileType Jar = New(
        Archive, "application/java-archive", "Java archive", "jar war ear aar");
    public static readonly FileType Wacz = New(Archive, "application/wacz", "WACZ web archive", "wacz");
    public static readonly FileType Kmz = New(
        Archive, "application/vnd.google-earth.kmz", "KMZ places", "kmz");
    public static readonly FileType Rar = New(Archive, "application/vnd.rar", "RAR archive", "rar cbr r00");
    public static readonly FileType SevenZip = New(
        Archive, "application/x-7z-compressed", "7z archive", "7z cb7");
    public static readonly FileType Gzip = New(
        Archive, "application/gzip", "gzip file", "gz gzip tgz svgz taz adz emz");
    public static readonly FileType Bzip2 = New(
        Archive, "application/x-bzip2", "bzip2 file", "bz2 bz tbz tbz2");
    public static readonly FileType Xz = New(Archive, "application/x-xz", "xz file", "xz txz");
    public static readonly FileType Zstd = New(
        Archive, "application/zstd", "Zstandard file", "zst zstd tzst");
    public static readonly FileType Lz4 = New(Archive, "application/x-lz4", "LZ4 file", "lz4");
    public static readonly FileType Tar = New(Archive, "application/x-tar", "tar archive", "tar ova gtar");
    public static readonly FileType Cab = New(Archive, "application/vnd.ms-cab-compressed", "cabinet", "cab");
    public static readonly FileType Warc = New(Archive, "application/warc", "WARC web archive", "warc");
    public static readonly FileType Arc = New(Archive, "application/x-arc", "ARC web archive", "arc");
    public static readonly FileType Iso = New(
        Archive, "application/x-iso9660-image", "disc image", "iso img udf");
    public static readonly FileType Tnef = New(
        Archive, "application/vnd.ms-tnef", "TNEF mail part", "tnef dat");

    public static readonly FileType Elf = New(
        Program, "application/x-elf", "ELF program", "so elf o bin axf ko out run prx");
    public static readonly FileType Pe = New(
        Program, "application/vnd.microsoft.portable-executable", "Windows program",
        "exe dll sys scr ocx cpl drv efi com mui");
    public static readonly FileType Dos = New(Program, "application/x-dosexec", "DOS program", "exe com");
    public static readonly FileType MachO = New(
        Program, "application/x-mach-binary", "Mach-O program", "dylib bundle o");
    public static readonly FileType JavaClass = New(Program, "application/java-vm", "Java class", "class");
    public static readonly FileType Dex = New(Program, "application/x-dex", "Android program", "dex");
    public static readonly FileType Wasm = New(Program, "application/wasm", "WebAssembly program", "wasm");
    public static readonly FileType Script = New(
        Program, "text/x-script", "script", "sh bash py pl rb zsh command js mjs php lua txt cs");
    public static readonly FileType Shortcut = New(
        Program, "application/x-ms-shortcut", "Windows shortcut", "lnk");

    public static readonly FileType Sqlite = New(
        Other, "application/vnd.sqlite3", "SQLite database", "sqlite sqlite3 db db3 s3db mbtiles gpkg");
    public static readonly FileType Icc = New(
        Other, "application/vnd.iccprofile", "colour profile", "icc icm");
    public static readonly FileType Pcap = New(
        Other, "application/vnd.tcpdump.pcap", "network capture", "pcap cap dmp");
    public static readonly FileType PcapNg = New(
        Other, "application/x-pcapng", "network capture", "pcapng ntar");
    public static readonly FileType BinaryPlist = New(
        Other, "application/x-bplist", "binary property list", "plist bplist strings nib webloc");
    public static readonly FileType Font = New(Other, "font/sfnt", "font", "ttf otf ttc woff woff2 dfont");
    public static readonly FileType Type1 = New(
        Other, "application/x-font-type1", "PostScript font", "pfa pfb");
    public static readonly FileType Jumbf = New(
        Other, "application/c2pa", "C2PA manifest store", "c2pa jumbf");
    public static readonly FileType Pmtiles = New(Other, "application/vnd.pmtiles", "map tiles", "pmtiles");
    public static readonly FileType Ots = New(
        Other, "application/x-opentimestamps", "OpenTimestamps proof", "ots");
    public static readonly FileType AgeFile = New(
        Other, "application/x-age-encryption", "age encrypted file", "age");
    public static readonly FileType Mie = New(Other, "application/x-mie", "MIE metadata", "mie");
    public static readonly FileType Fit = New(Other, "application/vnd.garmin.fit", "FIT activity", "fit");
    public static readonly FileType KlvFile = New(Other, "application/x-klv", "KLV metadata", "klv bin");
    public static readonly FileType Riff = New(Other, "application/x-riff", "RIFF file", "rmi ani pal dls");

    public static readonly FileType Empty = new("application/x-empty", "empty file", Unknown, []);
    public static readonly FileType None = new("application/octet-stream", "unknown", Unknown, []);

    /// <summary>All of them, in the order above.</summary>
    public static IReadOnlyList<FileType> All =>
    [
        Zip, Apk, Ipa, Jar, Wacz, Kmz, Rar, SevenZip, Gzip, Bzip2, Xz, Zstd, Lz4, Tar, Cab, Warc, Arc,
        Iso, Tnef, Elf, Pe, Dos, MachO, JavaClass, Dex, Wasm, Script, Shortcut, Sqlite, Icc, Pcap,
        PcapNg, BinaryPlist, Font, Type1, Jumbf, Pmtiles, Ots, AgeFile, Mie, Fit, KlvFile, Riff, Empty, None,
    ];

    private static FileType New(TypeFamily family, string media, string name, string extensions) =>
        new(media, name, family, extensions.Split(' '));
}
