using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Probative.Tests.Shared;

namespace Probative.Web.Tests.Hostile;

/// <summary>
/// Files that carry the corpus in every place where a file can: its name, its metadata, its words.
/// </summary>
internal static class HostileFiles
{
    public const string All = "all.txt";
    public const string Page = "page.html";
    public const string Drawing = "drawing.svg";
    public const string Paper = "paper.pdf";
    public const string Photo = "photo.jpg";
    public const string Writing = "writing.png";
    public const string Song = "song.mp3";
    public const string Clip = "clip.mp4";
    public const string Mystery = "mystery.bin";

    private const string Written = "<script>hit(1)</script>\n<img src=x onerror=hit(1)>\n=cmd|calc!A1";

    public static async Task WriteAsync(Scratch scratch, string folder)
    {
        var all = HostileStrings.All;
        for (var n = 0; n < all.Count; n++)
            scratch.Write($"{folder}/names/{HostileStrings.FileName(all[n], n)}", $"{n}: {all[n]}\n");
        // With a zero in them they would be no texts.
        string[] clean = [.. all.Select(text => text.Replace("\0", "", StringComparison.Ordinal))];
        scratch.Write($"{folder}/{All}", string.Join('\n', clean));
        scratch.Write($"{folder}/{Page}", PageOf(clean));
        scratch.Write($"{folder}/{Drawing}", DrawingOf());
        scratch.Write($"{folder}/{Paper}", PaperOf());
        scratch.Write($"{folder}/{Mystery}", [0xed, 0xa0, 0x80, 0, 1, 2, .. "<script>"u8, 0xff, 0xfe]);
        await RunAsync(scratch[folder], "bash", ["-c", @"printf lone > $'names/lone-\xed\xa0\x80.txt'"]);
        scratch.Write($"{folder}/{Photo}.png", TestPicture.Png());
        var at = scratch[folder];
        await RunAsync(at, "ffmpeg", ["-v", "error", "-i", $"{Photo}.png", "-vf", "scale=640:480", Photo]);
        File.Delete(Path.Combine(at, $"{Photo}.png"));
        await TagAsync(scratch, at, clean);
        scratch.Write("written.txt", Written);
        await RunAsync(at, "ffmpeg",
        [
            "-v", "error", "-f", "lavfi", "-i", "color=white:size=1200x400", "-frames:v", "1", "-vf",
            $"drawtext=textfile={scratch["written.txt"]}:expansion=none:fontsize=48:x=20:y=20"
                + ":line_spacing=24",
            Writing,
        ]);
        List<string> tags = [];
        string[] names = ["title", "artist", "album", "comment", "genre", "copyright", "description"];
        for (var n = 0; n < names.Length; n++)
        {
            var value = HostileStrings.Few[n * 2].Replace("\0", "", StringComparison.Ordinal);
            tags.AddRange(["-metadata", $"{names[n]}={value}"]);
        }

        const string sound = "sine=frequency=440:duration=1";
        await RunAsync(at, "ffmpeg", ["-v", "error", "-f", "lavfi", "-i", sound, .. tags, Song]);
        await RunAsync(at, "ffmpeg",
        [
            "-v", "error", "-f", "lavfi", "-i", "testsrc=size=320x240:rate=10:duration=1",
            "-f", "lavfi", "-i", sound, "-pix_fmt", "yuv420p", .. tags, Clip,
        ]);
    }

    /// <summary>Removes them: a name that is no text is one that .NET cannot remove.</summary>
    public static Task RemoveAsync(string folder) => RunAsync(folder, "rm", ["-rf", "names"]);

    /// <summary>Every string of the corpus as a keyword, and some as what cameras and programs say.</summary>
    private static async Task TagAsync(Scratch scratch, string folder, string[] clean)
    {
        var tags = new Dictionary<string, object>
        {
            ["SourceFile"] = Photo, ["XMP-dc:Subject"] = clean, ["XMP-dc:Title"] = clean[0],
            ["EXIF:Artist"] = clean[8], ["EXIF:Make"] = clean[40], ["EXIF:Model"] = clean[52],
            ["EXIF:Software"] = clean[67], ["EXIF:ImageDescription"] = clean[185],
            ["XMP-dc:Creator"] = clean[160], ["IPTC:Caption-Abstract"] = HostileStrings.Cut(clean[12], 1_000),
            ["XMP-photoshop:City"] = clean[165], ["EXIF:UserComment"] = clean[118],
            ["EXIF:DateTimeOriginal"] = "2031:05:08 10:41:22",
        };
        scratch.Write("tags.json", JsonSerializer.SerializeToUtf8Bytes(new[] { tags }));
        string[] quietly = ["-q", "-q", "-m", "-overwrite_original"];
        await RunAsync(folder, "exiftool", [.. quietly, $"-json={scratch["tags.json"]}", Photo]);
    }

    private static string PageOf(string[] all) =>
        "<!doctype html><html><head><title>" + all[1] + "</title>" + all[26] + all[27]
        + "<script>parent.__hit=8;document.title='taken over'</script></head><body onload=\"window.__hit=8\">"
        + string.Concat(all.Take(170).Select(text => $"<p>{text}</p>")) + "</body></html>";

    private static string DrawingOf() =>
        """
        <?xml version="1.0"?>
        <!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>
        <svg xmlns="http://www.w3.org/2000/svg" width="100" height="100" onload="window.__hit=9">
          <script>window.__hit=9; fetch('http://198.51.100.7/')</script>
          <image href="http://198.51.100.7/p.png" width="10" height="10"/>
          <foreignObject>
            <iframe xmlns="http://www.w3.org/1999/xhtml" src="http://198.51.100.7/"/>
          </foreignObject>
          <text y="20">&x; &lt;script&gt;window.__hit=9&lt;/script&gt;</text>
        </svg>
        """;

    private static string PaperOf()
    {
        const string words = "BT /F1 12 Tf 72 700 Td (<script>window.__hit=10</script>) Tj ET";
        string[] objects =
        [
            "<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(10\\))>>>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>"
                + "/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 612 792]"
                + "/A<</S/URI/URI(http://198.51.100.7/)>>>>]>>",
            $"<</Length {words.Length}>>stream\n{words}\nendstream",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            "<</Title(<img src=x onerror=window.__hit=10>)/Author(=cmd|calc!A1)>>",
        ];
        var paper = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        for (var n = 0; n < objects.Length; n++)
        {
            places.Add(paper.Length);
            paper.Append(null, $"{n + 1} 0 obj\n{objects[n]}\nendobj\n");
        }

        var table = paper.Length;
        paper.Append(null, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var place in places) paper.Append(null, $"{place:0000000000} 00000 n \n");
        paper.Append(null, $"trailer<</Size {objects.Length + 1}/Root 1 0 R/Info 6 0 R>>\n");
        return paper.Append(null, $"startxref\n{table}\n%%EOF\n").ToString();
    }

    private static async Task RunAsync(string folder, string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program) { WorkingDirectory = folder, RedirectStandardError = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var complaints = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {complaints}");
    }
}
