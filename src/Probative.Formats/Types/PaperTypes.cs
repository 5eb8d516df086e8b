using static Probative.Formats.Types.TypeFamily;

namespace Probative.Formats.Types;

/// <summary>Documents and texts, with the endings that their writers use.</summary>
internal static class PaperTypes
{
    private const string Office = "application/vnd.openxmlformats-officedocument.";
    private const string Open = "application/vnd.oasis.opendocument.";

    public static readonly FileType Pdf = Paper("application/pdf", "PDF document", "pdf ai");
    public static readonly FileType Docx = Paper(
        Office + "wordprocessingml.document", "Word document", "docx docm dotx dotm");
    public static readonly FileType Xlsx = Paper(
        Office + "spreadsheetml.sheet", "Excel workbook", "xlsx xlsm xltx xltm xlsb");
    public static readonly FileType Pptx = Paper(
        Office + "presentationml.presentation", "PowerPoint slides", "pptx pptm ppsx ppsm potx potm");
    public static readonly FileType Odt = Paper(Open + "text", "OpenDocument text", "odt ott");
    public static readonly FileType Ods = Paper(Open + "spreadsheet", "OpenDocument workbook", "ods ots");
    public static readonly FileType Odp = Paper(Open + "presentation", "OpenDocument slides", "odp otp");
    public static readonly FileType Odg = Paper(Open + "graphics", "OpenDocument drawing", "odg otg");
    public static readonly FileType Epub = Paper("application/epub+zip", "EPUB book", "epub");
    public static readonly FileType Xps = Paper("application/vnd.ms-xpsdocument", "XPS document", "xps oxps");
    public static readonly FileType Ole = Paper(
        "application/x-ole-storage", "OLE compound file", "doc dot xls xlt ppt pps pot msg msi vsd pub db");
    public static readonly FileType Rtf = Paper("text/rtf", "RTF document", "rtf doc");
    public static readonly FileType PostScript = Paper(
        "application/postscript", "PostScript", "ps eps epsf epsi ai");
    public static readonly FileType Mobi = Paper(
        "application/x-mobipocket-ebook", "Mobipocket book", "mobi prc azw azw3");
    public static readonly FileType WordPerfect = Paper(
        "application/vnd.wordperfect", "WordPerfect file", "wpd wpg wp");

    public static readonly FileType Html = Chars("text/html", "HTML page", "html htm xhtml xht shtml");
    public static readonly FileType Xml = Chars(
        "application/xml", "XML text", "xml xsd xsl xslt rdf inx dae opf ncx fb2");
    public static readonly FileType Kml = Chars(
        "application/vnd.google-earth.kml+xml", "KML places", "kml xml");
    public static readonly FileType Gpx = Chars("application/gpx+xml", "GPX track", "gpx xml");
    public static readonly FileType Xmp = Chars("application/rdf+xml", "XMP metadata", "xmp xml rdf");
    public static readonly FileType Plist = Chars("application/x-plist", "property list", "plist xml webloc");
    public static readonly FileType Json = Chars(
        "application/json", "JSON text", "json geojson jsonl ndjson har map");
    public static readonly FileType JsonLines = Chars(
        "application/x-ndjson", "JSON lines", "jsonl ndjson json cdxj");
    public static readonly FileType SubRip = Chars("application/x-subrip", "SubRip subtitles", "srt");
    public static readonly FileType WebVtt = Chars("text/vtt", "WebVTT subtitles", "vtt");
    public static readonly FileType Ass = Chars("text/x-ssa", "SubStation subtitles", "ass ssa");
    public static readonly FileType Csv = Chars("text/csv", "table in text", "csv tsv tab");
    public static readonly FileType VCard = Chars("text/vcard", "contact card", "vcf vcard");
    public static readonly FileType ICalendar = Chars("text/calendar", "calendar", "ics ical ifb");
    public static readonly FileType Mail = Chars("message/rfc822", "e-mail message", "eml email mht mhtml");
    public static readonly FileType Mailbox = Chars("application/mbox", "mailbox", "mbox mbx");
    public static readonly FileType Pem = Chars(
        "application/x-pem-file", "PEM text", "pem crt cer key csr age asc");
    public static readonly FileType FontMetrics = Chars("text/x-afm", "font metrics", "afm");
    public static readonly FileType Plain = Chars(
        "text/plain", "plain text", "txt text log md ini cfg conf nfo asc me lst igc nmea tex yaml yml");

    /// <summary>All of them, in the order above.</summary>
    public static IReadOnlyList<FileType> All =>
    [
        Pdf, Docx, Xlsx, Pptx, Odt, Ods, Odp, Odg, Epub, Xps, Ole, Rtf, PostScript, Mobi, WordPerfect,
        Html, Xml, Kml, Gpx, Xmp, Plist, Json, JsonLines, SubRip, WebVtt, Ass, Csv, VCard, ICalendar,
        Mail, Mailbox, Pem, FontMetrics, Plain,
    ];

    private static FileType Paper(string media, string name, string extensions) =>
        new(media, name, Document, extensions.Split(' '));

    // Any text may lie in a file whose name ends as that of a plain text or a log.
    private static FileType Chars(string media, string name, string extensions) =>
        new(media, name, TypeFamily.Text, [.. extensions.Split(' ').Union(["txt", "log"])]);
}
