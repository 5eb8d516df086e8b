using System.Diagnostics;
using System.Formats.Tar;
using System.Text;
using CsCheck;
using Probative.Formats.Bytes;
using Probative.Formats.Texts;
using Probative.Formats.Types;
using Xunit;

namespace Probative.Formats.Tests.Types;

public sealed class TypeReaderTests
{
    private static readonly (string Name, byte[] Bytes, string MediaType)[] s_samples =
    [
        ("a.jpg", Samples.Jpeg(), "image/jpeg"),
        ("a.png", Samples.Png(), "image/png"),
        ("a.gif", Samples.Gif(), "image/gif"),
        ("a.wav", Samples.Wave(), "audio/vnd.wave"),
        ("a.mp4", Samples.Film("isom"), "video/mp4"),
        ("a.mov", Samples.Film("qt  "), "video/quicktime"),
        ("a.mov", Samples.Box("moov", Samples.Box("free", new byte[8])), "video/quicktime"),
        ("a.m4a", Samples.Film("M4A "), "audio/mp4"),
        ("a.3gp", Samples.Film("3gp4"), "video/3gpp"),
        ("a.heic", Samples.Film("heic"), "image/heic"),
        ("a.avif", Samples.Film("avif"), "image/avif"),
        ("a.cr3", Samples.Film("crx "), "image/x-canon-cr3"),
        ("a.mkv", Samples.Ebml("matroska"), "video/x-matroska"),
        ("a.webm", Samples.Ebml("webm"), "video/webm"),
        ("a.ts", Samples.Packets(188, 8), "video/mp2t"),
        ("a.m2ts", Samples.Packets(192, 8), "video/mp2t"),
        ("a.ts", Samples.Packets(204, 8), "video/mp2t"),
        ("a.ts", Samples.Packets(188, 40)[77..], "video/mp2t"),
        ("a.mp3", Samples.Mp3(6), "audio/mpeg"),
        ("a.mp3", [.. "ID3\u0004\0\0\0\0\0\u0005"u8, 1, 2, 3, 4, 5, .. Samples.Mp3(6)], "audio/mpeg"),
        ("a.amr", [.. "#!AMR\n"u8, 1, 2, 3], "audio/amr"),
        ("a.pdf", [.. "%PDF-1.7\n%%EOF\n"u8], "application/pdf"),
        ("a.zip", Samples.Zip(("a.txt", "a")), "application/zip"),
        ("a.docx", Samples.Zip(("[Content_Types].xml", "<a/>"), ("word/document.xml", "<a/>")),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("a.apk", Samples.Zip(("AndroidManifest.xml", "x")), "application/vnd.android.package-archive"),
        ("a.epub", Samples.Zip(("mimetype", "application/epub+zip")), "application/epub+zip"),
        ("a.odt", Samples.Zip(("mimetype", "application/vnd.oasis.opendocument.text")),
            "application/vnd.oasis.opendocument.text"),
        ("a.jar", Samples.Zip(("META-INF/MANIFEST.MF", "x")), "application/java-archive"),
        ("a.wacz", Samples.Zip(("datapackage.json", "{}"), ("archive/a.warc", "x")), "application/wacz"),
        ("a.gz", Samples.Gzip([.. "WARC/1.0\r\n"u8]), "application/gzip"),
        ("a.warc", [.. "WARC/1.1\r\nWARC-Type: warcinfo\r\n\r\n"u8], "application/warc"),
        ("a.tar", Tape(), "application/x-tar"),
        ("a.sqlite", [.. "SQLite format 3\0"u8, .. new byte[100]], "application/vnd.sqlite3"),
        ("a.svg", [.. "<?xml version='1.0'?><!-- a --><svg xmlns='x'/>"u8], "image/svg+xml"),
        ("a.html", [.. "\n<!DOCTYPE html><title>a</title>"u8], "text/html"),
        ("a.xml", [.. "<?xml version='1.0'?><a/>"u8], "application/xml"),
        ("a.kml", [.. "<kml xmlns='x'/>"u8], "application/vnd.google-earth.kml+xml"),
        ("a.json", [.. "{\"a\": [1, 2, {\"b\": null}]}"u8], "application/json"),
        ("a.jsonl", [.. "{\"a\":1}\n{\"a\":2}\n"u8], "application/x-ndjson"),
        ("a.srt", [.. "1\r\n00:00:01,000 --> 00:00:02,000\r\nHello\r\n"u8], "application/x-subrip"),
        ("a.vtt", [.. "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n"u8], "text/vtt"),
        ("a.ass", [.. "[Script Info]\nTitle: a\n"u8], "text/x-ssa"),
        ("a.csv", [.. "a;b;c\n1;2;3\n4;5;6\n"u8], "text/csv"),
        ("a.rtf", [.. "{\\rtf1 a}"u8], "text/rtf"),
        ("a.eml", [.. "From: a@example.org\r\nSubject: b\r\nDate: c\r\n\r\nText"u8], "message/rfc822"),
        ("a.mbox", [.. "From a@b.org Mon\nFrom: a@b.org\nSubject: b\n\nText\n"u8], "application/mbox"),
        ("a.sh", [.. "#!/bin/sh\nexit 0\n"u8], "text/x-script"),
        ("a.txt", [.. "Plain words, and no more."u8], "text/plain"),
        ("a.elf", [0x7F, .. "ELF"u8, 2, 1, 1], "application/x-elf"),
    ];

    [Fact]
    public void Each_type_is_known_by_its_content_and_not_by_its_name()
    {
        foreach (var (name, bytes, mediaType) in s_samples)
        {
            var report = TypeReader.Read(new MemoryBytes(bytes), null);
            Assert.True(mediaType == report.Finding.Type.MediaType, $"{name} is {report.Finding.Type.Name}");
            Assert.NotEmpty(report.Finding.Evidence);
            Assert.Equal(NameAgreement.NoExtension, report.Agreement);
            Assert.Null(report.Appended);
            Assert.Empty(report.Further);
        }
    }

    [Fact]
    public void A_name_that_says_another_type_is_told()
    {
        var jpeg = new MemoryBytes(Samples.Jpeg());
        Assert.Equal(NameAgreement.Agrees, TypeReader.Read(jpeg, "x/IMG.JPG").Agreement);
        Assert.Equal(NameAgreement.Differs, TypeReader.Read(jpeg, "film.mp4").Agreement);
        Assert.Equal(NameAgreement.NotKnown, TypeReader.Read(jpeg, "film.zzz").Agreement);
        Assert.Equal(NameAgreement.NoExtension, TypeReader.Read(jpeg, "a.b/film").Agreement);
        var text = new MemoryBytes("{\"a\":1}"u8.ToArray());
        Assert.Equal(NameAgreement.Agrees, TypeReader.Read(text, "a.txt").Agreement);
        Assert.Equal(NameAgreement.Differs, TypeReader.Read(text, "a.jpg").Agreement);
    }

    [Fact]
    public void An_archive_behind_a_picture_is_found_with_its_offset_and_size()
    {
        var zip = Samples.Zip(("hidden.txt", "text"));
        foreach (var picture in (byte[][])[Samples.Jpeg(), Samples.Png(), Samples.Gif(), Samples.Wave()])
        {
            var report = Report([.. picture, .. zip], "a.jpg");
            Assert.NotNull(report.Appended);
            Assert.Equal(picture.Length, report.Appended.Offset);
            Assert.Equal(zip.Length, report.Appended.SizeBytes);
            Assert.Equal("application/zip", report.Appended.Content.Type.MediaType);
            var further = Assert.Single(report.Further);
            Assert.Equal("application/zip", further.Type.MediaType);
            Assert.Equal(picture.Length, further.Offset);
        }
    }

    [Fact]
    public void A_second_picture_and_padding_behind_the_end_are_told_apart()
    {
        var jpeg = Samples.Jpeg();
        var two = Report([.. jpeg, .. jpeg], null).Appended;
        Assert.Equal("image/jpeg", two?.Content.Type.MediaType);
        var padded = Report([.. jpeg, .. new byte[99]], null).Appended;
        Assert.True(padded?.IsOneValue);
        Assert.Equal(99, padded?.SizeBytes);
    }

    [Theory]
    [InlineData("<</Linearized 1/L 2000/O 9>>", 2000)]
    [InlineData("<< /L\n2000 /Linearized 1 >>", 2000)]
    [InlineData("<</Linearized 1/LX 2000/L 40>>", 0)]
    [InlineData("<</Linearized 1/L2000>>", 0)]
    [InlineData("<</Linearized 1/L -5>>", 0)]
    [InlineData("<</Linearized 1/L 2000", 0)]
    [InlineData("<</L 2000>>", 0)]
    public void A_linearised_pdf_that_was_cut_is_called_so(string dictionary, long stated)
    {
        var start = Encoding.ASCII.GetBytes($"%PDF-1.4\n1 0 obj\n{dictionary}\nendobj\n%%EOF\n");
        byte[] cut = [.. start, .. "2 0 obj\nwhat was left of the pages"u8];

        var report = TypeReader.Read(new MemoryBytes(cut), "a.pdf");

        Assert.Equal(stated == 0 ? 0 : stated - cut.Length, report.MissingBytes);
        Assert.Equal(stated == 0 ? start.Length : null, report.Appended?.Offset);
        byte[] whole = [.. cut, .. new byte[2000 - cut.Length - 6], .. "%%EOF\n"u8];
        Assert.Equal(
            (0, null),
            (TypeReader.Read(new MemoryBytes(whole), "a.pdf").MissingBytes,
                TypeReader.Read(new MemoryBytes(whole), "a.pdf").Appended));
    }

    [Fact]
    public void Bytes_behind_the_last_box_the_last_page_and_the_last_line_are_found()
    {
        byte[] more = [0, 0, 0, 3, 9, 9, 9, 9, 9];
        var film = Samples.Film("isom");
        Assert.Equal(film.Length, Report([.. film, .. more], null).Appended?.Offset);
        var pdf = "%PDF-1.4\n1 0 obj\nendobj\n%%EOF\n"u8.ToArray();
        Assert.Equal(pdf.Length, Report([.. pdf, .. more], null).Appended?.Offset);
        var zip = Samples.Zip(("a", "b"));
        Assert.Equal(zip.Length, Report([.. zip, .. more], null).Appended?.Offset);
        var mkv = Samples.Ebml("webm");
        Assert.Equal(mkv.Length, Report([.. mkv, .. more], null).Appended?.Offset);
    }

    [Fact]
    public void A_file_that_is_two_things_is_told_as_both()
    {
        var gifar = TypeReader.Read(new MemoryBytes(Samples.Gif("<script>alert(1)</script>")), "a.gif");
        Assert.Contains(gifar.Further, found => found.Type == PaperTypes.Html && found.IsGuess);
        var script = Samples.Gif("*/=1;");
        "/*"u8.CopyTo(script.AsSpan(6));
        var run = TypeReader.Read(new MemoryBytes(script), null);
        Assert.Contains(run.Further, found => found.Type.MediaType == "text/x-script");
        var pdf = "%PDF-1.4 %%EOF"u8.ToArray();
        var film = TypeReader.Read(new MemoryBytes(Samples.Film("isom", Samples.Box("free", pdf))), null);
        Assert.Equal("video/mp4", film.Finding.Type.MediaType);
        Assert.Contains(film.Further, found => found.Type.MediaType == "application/pdf");
        var free = Samples.Box("free", Samples.Jpeg());
        var late = Samples.Film("isom", Samples.Box("mdat", new byte[3000]), free);
        Assert.Contains(Report(late, null).Further, found => found.Type.MediaType == "image/jpeg");
        var behind = Report([1, 2, 3, 4, 5, 6, 7, 200, .. pdf], "a.pdf");
        Assert.Equal(8, behind.Finding.Offset);
        Assert.Equal(NameAgreement.Agrees, behind.Agreement);
    }

    [Fact]
    public void The_encoding_of_a_text_is_stated_and_a_guess_is_called_one()
    {
        const string words = "Сьогодні в місті тихо, і всі крамниці відкриті. Автобус прийде о шостій.";
        const string russian = "Сегодня в городе тихо, автобус придёт.";
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        (string Name, byte[] Bytes, bool IsGuess)[] cases =
        [
            ("UTF-8", Encoding.UTF8.GetBytes(words), false),
            ("UTF-8", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(words)], false),
            ("UTF-16LE", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(words)], false),
            ("UTF-16BE", Encoding.BigEndianUnicode.GetBytes(words), true),
            ("windows-1251", Encoding.GetEncoding(1251).GetBytes(words), true),
            ("KOI8-U", Encoding.GetEncoding("koi8-u").GetBytes(words), true),
            ("KOI8-R", Encoding.GetEncoding("koi8-r").GetBytes(russian), true),
            ("IBM866", Encoding.GetEncoding(866).GetBytes(russian), true),
            ("windows-1251", Encoding.GetEncoding(1251).GetBytes("ЗАКРЫТО НА ОБЕД ДО ДВУХ ЧАСОВ"), true),
            ("KOI8-R", Encoding.GetEncoding("koi8-r").GetBytes("ЗАКРЫТО НА ОБЕД ДО ДВУХ ЧАСОВ"), true),
            ("windows-1252", Encoding.GetEncoding(1252).GetBytes("Die Straße führt über die Brücke."), true),
        ];
        foreach (var (name, bytes, isGuess) in cases)
        {
            var report = TypeReader.Read(new MemoryBytes(bytes), null);
            Assert.Equal("text/plain", report.Finding.Type.MediaType);
            Assert.Equal(name, report.Encoding?.Name);
            Assert.Equal(isGuess, report.Encoding?.IsGuess);
        }

        Assert.Equal(EncodingKind.Ascii, EncodingReader.Read("abc"u8, true)?.Kind);
    }

    [Fact]
    public void An_empty_file_and_one_of_noise_are_no_type()
    {
        Assert.Equal("application/x-empty", Report([], "a.jpg").Finding.Type.MediaType);
        var noise = new byte[5000];
        new Random(1).NextBytes(noise);
        Assert.Equal(TypeFamily.Unknown, Report(noise, "a.jpg").Finding.Type.Family);
    }

    [Fact]
    public void No_bytes_make_it_throw_or_take_long()
    {
        var watch = Stopwatch.StartNew();
        Gen.Byte.Array[0, 300].Sample(bytes => Read(bytes), iter: 5000);
        var changed = Gen.Select(Gen.Int[0, 4000], Gen.Byte).Array[1, 8];
        Gen.Select(Gen.Int[0, s_samples.Length - 1], changed, Gen.Int[0, 4000])
            .Sample(
                (which, changes, cut) =>
                {
                    var bytes = s_samples[which].Bytes.ToArray();
                    foreach (var (at, value) in changes) bytes[at % bytes.Length] = value;
                    Read(bytes);
                    Read(bytes[..(cut % bytes.Length)]);
                },
                iter: 5000);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"It took {watch.Elapsed}.");
    }

    [Fact]
    public void Recognising_noise_as_sound_or_packets_is_very_rare()
    {
        var random = new Random(7);
        var noise = new byte[Head.MostBytes];
        for (var i = 0; i < 300; i++)
        {
            random.NextBytes(noise);
            Assert.Null(PacketType.Read(new Head(new MemoryBytes(noise), 0, noise.Length)));
            Assert.Null(SoundFrames.Read(new Head(new MemoryBytes(noise), 0, noise.Length)));
        }
    }

    private static TypeReport Report(byte[] bytes, string? name) =>
        TypeReader.Read(new MemoryBytes(bytes), name);

    private static void Read(byte[] bytes)
    {
        var report = TypeReader.Read(new MemoryBytes(bytes), "a.jpg");
        Assert.All(report.Finding.Evidence, evidence => Assert.InRange(evidence.Offset, 0, bytes.Length));
        Assert.All(report.Further, found => Assert.InRange(found.Offset, 0, bytes.Length));
        if (report.Appended is { } appended) Assert.Equal(bytes.Length, appended.Offset + appended.SizeBytes);
    }

    private static byte[] Tape()
    {
        using var stream = new MemoryStream();
        using (var writer = new TarWriter(stream, TarEntryFormat.Ustar, leaveOpen: true))
        {
            writer.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, "a.txt"));
        }

        return stream.ToArray();
    }
}
