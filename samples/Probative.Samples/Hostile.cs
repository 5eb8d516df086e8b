using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace Probative.Samples;

/// <summary>
/// Files that are damaged or lie, each in one way: what reads them must say so and go on. The words for the
/// damage are the generator's own; a reader may name it differently.
/// </summary>
internal static class Hostile
{
    public const string Folder = "further/hostile/";

    private const string Photograph = Photographs.Folder + "IMG_0411.jpg";

    public static void Make(GroundTruth truth)
    {
        var clip = truth.Read(FirstMaterial.Clip);
        MakeVideos(truth, clip);
        MakePictures(truth, truth.Read(Photograph));
        MakeTexts(truth);
    }

    private static void MakeVideos(GroundTruth truth, byte[] clip)
    {
        Tell(truth, "upload-part.mp4", "video", "video/mp4", clip.AsSpan(0, clip.Length * 3 / 5), "truncated")
            .Add("derived_from", From(FirstMaterial.Clip));

        // Without its movie box the samples cannot be found: what a recorder leaves whose power fails.
        var (movie, size) = Box(clip, "moov");
        byte[] headless = [.. clip.AsSpan(0, movie), .. clip.AsSpan(movie + size)];
        Tell(truth, "REC_0003.mp4", "video", "video/mp4", headless, "no-movie-box")
            .Add("derived_from", From(FirstMaterial.Clip));

        // The first track claims to be longer than the file, the sample table to have 4 thousand million
        // samples.
        var lying = clip.ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(lying.AsSpan(IndexOf(lying, "trak") - 4), 0x7FFF_FFF0);
        BinaryPrimitives.WriteUInt32BigEndian(lying.AsSpan(IndexOf(lying, "stsz") + 12), uint.MaxValue);
        Tell(truth, "forwarded-22.mp4", "video", "video/mp4", lying,
            "box-size-beyond-end", "count-implausible")
            .Add("derived_from", From(FirstMaterial.Clip));
    }

    private static void MakePictures(GroundTruth truth, byte[] photograph)
    {
        // A frame header of 65,535 x 65,535 before the scan of a small picture.
        var huge = photograph.ToArray();
        var frame = photograph.AsSpan().LastIndexOf((byte[])[0xFF, 0xC0, 0, 17]);
        huge.AsSpan(frame + 5, 4).Fill(0xFF);
        var told = Tell(truth, "poster.jpg", "picture", "image/jpeg", huge, "declared-size-implausible");
        told["declared"] = new JsonObject { ["width"] = 65535, ["height"] = 65535 };
        told["derived_from"] = From(Photograph);

        var broken = Png.Black(64, 48);
        broken[^14] ^= 0x40;
        Tell(truth, "map-tile.png", "picture", "image/png", broken, "checksum-mismatch");

        told = Tell(truth, "IMG_0420.jpg", "picture", "image/jpeg", WithArchive(photograph),
            "data-after-end", "also-an-archive");
        told["also"] = "application/zip";
        told["derived_from"] = From(Photograph);

        told = Tell(truth, "overview.png", "picture", "image/png", Png.Black(30_000, 30_000),
            "declared-size-implausible");
        told["declared"] = new JsonObject { ["width"] = 30_000, ["height"] = 30_000 };
    }

    private static void MakeTexts(GroundTruth truth)
    {
        const string subtitles = """
            7
            -1:00:00,000 --> 99:99:99,999
            <font size="28">FrameCnt: -4, DiffTime: 0ms
            9999-99-99 99:99:99.999
            [latitude: 912.5] [longitude: -1e308] [rel_alt: NaN abs_alt: 99999999999] </font>

            7
            00:00:09,000 --> 00:00:01,000
            <font size="28">FrameCnt: 18446744073709551616, DiffTime: -33ms
            2031-02-30 25:00:00.000
            [latitude: ] [longitude: 3.2 [rel_alt: 68.3 abs_alt: 112.3] </font>

            6
            999999999999:00:00,000 --> 
            """;
        Tell(truth, "DJI_0099.SRT", "telemetry", "application/x-subrip", Encoding.UTF8.GetBytes(subtitles),
            "time-implausible", "position-out-of-range", "counter-out-of-order", "truncated");
        Tell(truth, "notes-empty.txt", "none", "application/x-empty", [], "empty");

        byte[] text =
            [.. "Statement of the Green team\0\0, page "u8, 0xC3, 0x28, 0xFF, 0xFE, .. " 2\r\nend\n"u8];
        Tell(truth, "statement-draft.txt", "text", "text/plain", text, "nul-bytes", "not-utf-8");
    }

    private static JsonObject Tell(
        GroundTruth truth, string name, string kind, string type, ReadOnlySpan<byte> bytes,
        params string[] damage)
    {
        truth.Write(Folder + name, bytes);
        var told = truth.Tell(Folder + name, kind, type);
        told["damage"] = GroundTruth.List(damage);
        return told;
    }

    private static JsonArray From(string file) =>
        [new JsonObject { ["file"] = file, ["transforms"] = new JsonArray("damaged") }];

    /// <summary>A picture that is an archive too: its directory is found from the file's end.</summary>
    private static byte[] WithArchive(byte[] picture)
    {
        using var made = new MemoryStream();
        made.Write(picture);
        using (var zip = new ZipArchive(made, ZipArchiveMode.Create, leaveOpen: true))
        {
            var entry = zip.CreateEntry("list.txt", CompressionLevel.NoCompression);
            entry.LastWriteTime = Exercise.Start;
            using var content = entry.Open();
            content.Write("An invented list behind a photograph.\n"u8);
        }

        return made.ToArray();
    }

    private static (int At, int Size) Box(byte[] file, string type)
    {
        var at = IndexOf(file, type) - 4;
        return (at, BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at)));
    }

    private static int IndexOf(byte[] file, string type) =>
        file.AsSpan().IndexOf(Encoding.ASCII.GetBytes(type));
}
