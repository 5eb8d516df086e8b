using System.Text;

namespace Probative.Fuzz.Seeding;

/// <summary>Texts: of people, of drones, and of the programs that we start.</summary>
internal static class TextSeeds
{
    private const string Srt = "1\r\n00:00:01,000 --> 00:00:02,500\r\nA line\r\nand <i>more</i>\r\n\r\n2\r\n"
        + "00:00:03,000 --> 00:00:04,000\r\nДругий рядок\r\n";

    private const string Dji = "1\n00:00:00,000 --> 00:00:00,033\n"
        + "<font size=\"28\">FrameCnt: 1, DiffTime: 33ms\n"
        + "2024-05-01 12:00:00.123\n[iso: 100] [shutter: 1/500.0] [latitude: 48.1] [longitude: 37.5] "
        + "[rel_alt: 10.1 abs_alt: 200.5]</font>\n\n2\n00:00:00,033 --> 00:00:00,066\n"
        + "GPS(37.5,48.1,20) BAROMETER:10.5 HOME(37.5,48.1) 2024.05.01 12:00:01\n";

    private const string Xmp = "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:Description "
        + "xmlns:drone-dji=\"http://www.dji.com/drone-dji/1.0/\" drone-dji:GpsLatitude=\"+48.1\" "
        + "drone-dji:GpsLongtitude = '37.5' drone-dji:SelfData=\"a &amp; b\"><drone-dji:GimbalPit"
        + "chDegree>-90.00"
        + "</drone-dji:GimbalPitchDegree></rdf:Description></x:xmpmeta>";

    private const string ExifTool = "[{\"SourceFile\":\"-\",\"ExifTool:ExifToolVersion\":12.57,"
        + "\"IFD0:JPEG-APP1-IFD0:Make\":\"Karst\",\"ExifIFD:JPEG-APP1-IFD0-ExifIFD:DateTimeOriginal\":"
        + "\"2024:05:01 12:00:00+03:00\",\"GPS:a:GPSLatitude\":48.1,\"GPS:a:GPSLongitude\":37.5,"
        + "\"GPS:a:GPSDateStamp\":"
        + "\"2024:05:01\",\"GPS:a:GPSTimeStamp\":\"09:00:00\",\"ExifTool:Warning\":\"odd\",\"XMP:"
        + "b:List\":[1,\"2\"]}]";

    private const string Tesseract = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num"
        + "\tleft\ttop\twidth\t"
        + "height\tconf\ttext\n5\t1\t1\t1\t1\t1\t10\t20\t30\t12\t96.5\tWord\n5\t1\t1\t1\t1\t2\t45"
        + "\t20\t30\t12\t91\tnext\n";

    private const string Frames = "[showinfo@every @ 0x55] config in time_base: 1/90000, frame_rate: 30/1\n"
        + "[showinfo@every @ 0x55] n:   0 pts:      0 pts_time:0 pos:  48 fmt:yuv420p sar:1/1 isk"
        + "ey:1 type:I\n"
        + "[metadata@cuts @ 0x56] frame:0    pts:0       pts_time:0\n[metadata@cuts @ 0x56] lavfi"
        + ".scd.score=12.500\n"
        + "[showinfo@sample @ 0x57] n: 0 pts: 0 pts_time:0 pos: 48 fmt:rgb24 iskey:1 type:I\n[h26"
        + "4 @ 0x1] [error] odd\n";

    public static IEnumerable<Seed> All()
    {
        const string text = "Свідок бачив це 1 травня.\r\nThe witness saw it.\n";
        yield return new Seed("text", "utf8.txt", Encoding.UTF8.GetBytes(text));
        yield return new Seed("text", "marked.txt", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)]);
        yield return new Seed("text", "utf16.txt", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text + "😀")]);
        yield return new Seed("text", "utf16be.txt", Encoding.BigEndianUnicode.GetBytes(text));
        var western = Encoding.Latin1.GetBytes("Déjà vu à Genève, été 2024\n");
        yield return new Seed("text", "western.txt", western);
        var halves = Encoding.Unicode.GetBytes(text).Where((_, i) => i % 2 == 0);
        yield return new Seed("text", "cyrillic.txt", [.. halves.Select(one => (byte)(one | 0xC0))]);
        yield return new Seed("subtitles", "two.srt", Encoding.UTF8.GetBytes(Srt));
        var web = "WEBVTT\n\nNOTE a\n\n" + Srt.Replace(',', '.');
        yield return new Seed("subtitles", "two.vtt", Encoding.UTF8.GetBytes(web));
        yield return new Seed("subtitles", "two-16.srt", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Srt)]);
        const string station = "[Script Info]\nTitle: a\n\n[Events]\nFormat: Layer, Start, End, S"
        + "tyle, Name, Text\n"
            + "Dialogue: 0,0:00:01.00,0:00:02.00,Default,Mira,{\\b1}A line\\Nand more\n";
        yield return new Seed("subtitles", "one.ass", Encoding.UTF8.GetBytes(station));
        yield return new Seed("dji", "two.srt", Encoding.UTF8.GetBytes(Dji));
        yield return new Seed("dji-xmp", "one.xmp", Encoding.UTF8.GetBytes(Xmp));
        yield return new Seed("exiftool", "one.json", Encoding.UTF8.GetBytes(ExifTool));
        yield return new Seed("tesseract", "two.tsv", Encoding.UTF8.GetBytes(Tesseract));
        yield return new Seed("frame-log", "one.log", Encoding.UTF8.GetBytes(Frames));
    }
}
