using Probative.Formats.Bytes;
using Probative.Formats.Types;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Formats.Tests.Types;

/// <summary>Files of other projects: their bytes held against their names.</summary>
public sealed class OutsideTypesTests
{
    public static readonly TheoryData<string> Topics =
    [
        "exif-quicktime", "c2pa", "c2pa-formats", "pdq", "pdq-lossless", "vpdq", "klv-dji", "chat-exports",
        "timestamps", "warc-wacz", "geo", "audio-align", "bagit", "case-uco",
    ];

    /// <summary>Where the name is really another than the content.</summary>
    private static readonly string[] s_misnamed =
    [
        // Its only brands are those of 3GPP.
        "metadata-extractor/mp4/ftyp3gp5.mp4: 3GPP video",

        // Compressed record by record, which the name does not say.
        "warc/py-wacz/example-collection-with-lists.warc: gzip file",
        "warc/py-wacz/example-collection.warc: gzip file",
        "warc/py-wacz/example-warcinfo-metadata.warc: gzip file",

        // Broken on purpose: no data package in one, no first cue in the other.
        "wacz/invalid_example_1.wacz: ZIP archive",
        "dji-srt/broken_empty2.SRT: plain text",
    ];

    [Theory]
    [MemberData(nameof(Topics))]
    public void What_the_bytes_say_agrees_with_the_ending_that_upstream_gave(string topic)
    {
        var folder = Repository.Outside(topic);
        var differing = new List<string>();
        var judged = 0;
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order())
        {
            using var bytes = FileBytes.Open(path);
            var report = TypeReader.Read(bytes, path);
            if (report.Agreement is NameAgreement.NoExtension or NameAgreement.NotKnown) continue;
            judged++;
            var told = $"{Path.GetRelativePath(folder, path)}: {report.Finding.Type.Name}";
            if (report.Agreement == NameAgreement.Differs && !s_misnamed.Contains(told)) differing.Add(told);
        }

        Assert.True(judged > 1);
        Assert.True(differing.Count == 0, $"{judged} judged\n" + string.Join('\n', differing));
    }

    [Fact]
    public void Every_picture_film_and_sound_among_them_is_recognised()
    {
        var folder = Repository.Outside("exif-quicktime");
        string[] endings =
        [
            ".jpg", ".png", ".gif", ".webp", ".tif", ".bmp", ".heic", ".heif", ".avif", ".jxl", ".mp4",
            ".mov", ".3gp", ".mkv", ".wav", ".aif", ".flac", ".aac", ".cr3", ".raf", ".rw2", ".psd", ".svg",
            ".mxf",
        ];
        var unknown = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => endings.Contains(Path.GetExtension(path)))
            .Where(path =>
            {
                using var bytes = FileBytes.Open(path);
                return TypeReader.Read(bytes, null).Finding.Type.Family == TypeFamily.Unknown;
            });
        Assert.Empty(unknown);
    }
}
