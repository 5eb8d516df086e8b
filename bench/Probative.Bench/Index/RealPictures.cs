using System.Diagnostics;

namespace Probative.Bench.Index;

/// <summary>Pictures of 512 x 512 luma, decoded by ffmpeg.</summary>
internal static class RealPictures
{
    private const int Bytes = 512 * 512;

    private static readonly string[] Patterns =
    [
        "mandelbrot=size=512x512:rate=1", "testsrc2=size=512x512:rate=1",
        "cellauto=size=512x512:rate=2:rule=110:random_seed=1",
        "life=size=512x512:rate=1:mold=10:ratio=0.3:random_seed=1",
        "gradients=size=512x512:rate=1:seed=1",
    ];

    /// <summary>Pictures and videos below the folder, then the patterns.</summary>
    public static IEnumerable<byte[]> All(string folder)
    {
        string[] kinds = [".jpg", ".jpeg", ".png", ".webp", ".mp4", ".mov"];
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => kinds.Contains(Path.GetExtension(path).ToLowerInvariant()))
            .Order(StringComparer.Ordinal);
        foreach (var file in files)
        {
            foreach (var picture in Decode(["-i", file], 12)) yield return picture;
        }

        foreach (var pattern in Patterns)
        {
            foreach (var picture in Decode(["-f", "lavfi", "-i", pattern], 8)) yield return picture;
        }
    }

    private static List<byte[]> Decode(string[] input, int most)
    {
        string[] arguments =
        [
            "-v", "quiet", "-t", "20", .. input, "-an", "-vf", "fps=1,scale=512:512,format=gray",
            "-frames:v", $"{most}", "-f", "rawvideo", "-",
        ];
        var start = new ProcessStartInfo("ffmpeg", arguments) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        var (bytes, pictures) = (output.ToArray(), new List<byte[]>());
        for (var at = 0; at + Bytes <= bytes.Length; at += Bytes)
        {
            var picture = bytes[at..(at + Bytes)];
            if (picture.Max() - picture.Min() > 60) pictures.Add(picture);
        }

        return pictures;
    }
}
