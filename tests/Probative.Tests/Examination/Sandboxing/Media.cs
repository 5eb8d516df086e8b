using System.Diagnostics;
using System.Text;
using Xunit;

namespace Probative.Tests.Examination.Sandboxing;

/// <summary>Tiny media, made by ffmpeg, and what chance makes of them.</summary>
internal static class Media
{
    private const string Picture = "-f lavfi -i testsrc=size=64x48:rate=10:duration=0.5";
    private const string Sound = "-f lavfi -i sine=frequency=440:duration=0.3";

    private static readonly (string Name, string Arguments)[] s_kinds =
    [
        ("mp4", $"{Picture} {Sound} -c:v libx264 -c:a aac -metadata title=t -f mp4"),
        ("mkv", $"{Picture} {Sound} -c:v mpeg4 -c:a flac -f matroska"),
        ("webm", $"{Picture} -c:v libvpx -f webm"),
        ("ts", $"{Picture} {Sound} -c:v mpeg2video -c:a mp2 -f mpegts"),
        ("avi", $"{Picture} -c:v mjpeg -f avi"),
        ("flv", $"{Picture} -c:v flv1 -f flv"),
        ("gif", $"{Picture} -f gif"),
        ("jpg", $"{Picture} -frames:v 1 -c:v mjpeg -f image2"),
        ("png", $"{Picture} -frames:v 1 -c:v png -f image2"),
        ("webp", $"{Picture} -frames:v 1 -c:v libwebp -f webp"),
        ("tiff", $"{Picture} -frames:v 1 -c:v tiff -f image2"),
        ("bmp", $"{Picture} -frames:v 1 -c:v bmp -f image2"),
        ("wav", $"{Sound} -f wav"),
        ("mp3", $"{Sound} -c:a libmp3lame -f mp3"),
        ("ogg", $"{Sound} -c:a libvorbis -f ogg"),
        ("flac", $"{Sound} -f flac"),
    ];

    /// <summary>One file of each kind, by its name.</summary>
    public static IReadOnlyList<(string Name, byte[] Bytes)> Make(TempFolder folder)
    {
        var made = new List<(string, byte[])> { ("pdf", Pdf()) };
        foreach (var (name, arguments) in s_kinds)
        {
            var path = folder[$"seed.{name}"];
            using var process = Process.Start(new ProcessStartInfo(
                "/usr/bin/ffmpeg", ["-nostdin", "-v", "error", .. arguments.Split(' '), "-y", path]))!;
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
            made.Add((name, File.ReadAllBytes(path)));
        }

        return made;
    }

    /// <summary>The bytes with a few changes of the kinds that break decoders.</summary>
    public static byte[] Mutate(byte[] bytes, Random chance)
    {
        var changed = bytes.ToArray();
        for (var changes = chance.Next(1, 30); changes > 0; changes--)
        {
            if (changed.Length < 16) return changed;

            // Heads are where lengths and counts lie.
            var within = chance.Next(2) == 0 ? Math.Min(changed.Length, 512) : changed.Length;
            var at = chance.Next(within - 8);
            switch (chance.Next(7))
            {
                case 0: changed[at] ^= (byte)(1 << chance.Next(8)); break;
                case 1: changed[at] = (byte)chance.Next(256); break;
                case 2: changed.AsSpan(at, 4).Fill((byte)(chance.Next(2) * 255)); break;
                case 3: chance.NextBytes(changed.AsSpan(at, 8)); break;
                case 4: changed.AsSpan(at, 4).CopyTo(changed.AsSpan(chance.Next(changed.Length - 8))); break;
                case 5 when chance.Next(5) == 0: changed = changed[..^chance.Next(changed.Length / 2)]; break;
                case 6 when chance.Next(5) == 0: changed = [.. changed[..at], .. changed[(at / 2)..]]; break;
            }
        }

        return changed;
    }

    private static byte[] Pdf() => Encoding.ASCII.GetBytes(
        """
        %PDF-1.4
        1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
        2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj
        4 0 obj<</Title(title)/CreationDate(D:20260101000000Z)>>endobj
        xref
        0 5
        0000000000 65535 f 
        0000000009 00000 n 
        0000000052 00000 n 
        0000000101 00000 n 
        0000000162 00000 n 
        trailer<</Size 5/Root 1 0 R/Info 4 0 R>>
        startxref
        225
        %%EOF
        """);
}
