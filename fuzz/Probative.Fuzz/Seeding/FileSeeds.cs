using Probative.Formats.Tests.IsoBmff;
using Probative.Formats.Tests.Types;

namespace Probative.Fuzz.Seeding;

/// <summary>Pictures, films and sounds of a few bytes.</summary>
internal static class FileSeeds
{
    public static IEnumerable<Seed> All()
    {
        foreach (var (name, bytes) in Segmented())
        {
            yield return new Seed("segments", name, bytes);
            yield return new Seed("types", name, bytes);
        }

        foreach (var (name, bytes) in Boxed())
        {
            yield return new Seed("boxes", name, bytes);
            yield return new Seed("types", name, bytes);
        }

        yield return new Seed("types", "packets.ts", Samples.Packets(188, 8));
        yield return new Seed("types", "packets.m2ts", Samples.Packets(192, 8));
        yield return new Seed("types", "sound.mp3", Samples.Mp3(4));
        yield return new Seed("types", "archive.zip", Samples.Zip(("mimetype", "a/b"), ("b/c.txt", "text")));
        yield return new Seed("types", "packed.gz", Samples.Gzip("ustar"u8.ToArray()));
        var paper = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\nmore"u8.ToArray();
        yield return new Seed("types", "paper.pdf", paper);
        yield return new Seed("types", "page.html", "<!DOCTYPE html><html><title>a</title>"u8.ToArray());
        yield return new Seed("types", "behind.jpg", [.. Samples.Jpeg(), .. Samples.Zip(("a", "b"))]);
        byte[] tiff = [.. "II*\0"u8, 8, 0, 0, 0, 1, 0, 0, 1, 3, 0, 1, 0, 0, 0, 1, 0];
        yield return new Seed("types", "tiff.tif", tiff);
        byte[] pixels = [.. "P6\n2 1\n255\n"u8, 1, 2, 3, 4, 5, 6, .. "P6\n1 1\n255\nabc"u8];
        yield return new Seed("pixels", "two.ppm", pixels);
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Segmented()
    {
        byte[] exif = [0xFF, 0xE1, 0, 16, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8];
        yield return ("picture.jpg", Samples.Jpeg());
        yield return ("exif.jpg", [.. Samples.Jpeg()[..20], .. exif, .. Samples.Jpeg()[20..]]);
        yield return ("picture.png", Samples.Png(Samples.Chunk("tEXt", "Title\0a"u8.ToArray())));
        yield return ("picture.gif", Samples.Gif());
        yield return ("sound.wav", Samples.Wave());
        yield return ("film.mkv", Samples.Ebml("matroska"));
        yield return ("film.webm", [.. Samples.Ebml("webm"), 0x1F, 0x43, 0xB6, 0x75, 0x82, 0xEC, 0x80]);
        byte[] list = [.. "LIST"u8, .. Samples.Little(12), .. "hdrlavih"u8, .. Samples.Little(0)];
        var size = Samples.Little((uint)list.Length + 4);
        yield return ("film.avi", [.. "RIFF"u8, .. size, .. "AVI "u8, .. list]);
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Boxed()
    {
        var ilst = Samples.Box("ilst", Samples.Box("\u00A9too", FilmSample.Data("a program")));
        var meta = Samples.Box("meta", FilmSample.Numbers(0), ilst);
        yield return ("film.mp4", FilmSample.Whole());
        yield return ("named.mp4", FilmSample.Whole(Samples.Box("udta", meta)));
        yield return ("parts.mp4", [.. FilmSample.Whole(Extended()), .. Fragment(), .. Fragment()]);
        byte[] large = [0, 0, 0, 1, .. "free"u8, 0, 0, 0, 0, 0, 0, 0, 20, 0, 0, 0, 0];
        yield return ("large.mp4", [.. Samples.Film("qt  "), .. large]);
        yield return ("picture.heic", Samples.Film("heic", Items()));
    }

    private static byte[] Extended() =>
        Samples.Box("mvex", Samples.Box("trex", FilmSample.Numbers(0, 1, 1, 1000, 10, 0)));

    private static byte[] Fragment() => Samples.Box(
        "moof",
        Samples.Box("mfhd", FilmSample.Numbers(0, 1)),
        Samples.Box(
            "traf",
            Samples.Box("tfhd", FilmSample.Numbers(0x20000, 1)),
            Samples.Box("tfdt", FilmSample.Numbers(0, 90_000)),
            Samples.Box("trun", FilmSample.Numbers(0x301, 2, 8, 1000, 10, 1000, 20))));

    private static byte[] Items()
    {
        var entry = Samples.Box("infe", [2, 0, 0, 0, 0, 1, 0, 0], "hvc1"u8.ToArray(), "a\0"u8.ToArray());
        var names = Samples.Box("iinf", [0, 0, 0, 0, 0, 1], entry);
        byte[] at = [0, 0, 0, 0, 0x44, 0, 0, 1, 0, 1, 0, 0, 0, 1, 0, 0, 0, 32, 0, 0, 0, 4];
        var size = Samples.Box("ispe", FilmSample.Numbers(0, 640, 480));
        byte[] links = [0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 1, 1];
        var properties = Samples.Box("iprp", Samples.Box("ipco", size), Samples.Box("ipma", links));
        var first = Samples.Box("pitm", [0, 0, 0, 0, 0, 1]);
        var kind = Samples.Box("hdlr", FilmSample.Numbers(0, 0), "pict"u8.ToArray(), new byte[13]);
        var places = Samples.Box("iloc", at);
        return Samples.Box("meta", FilmSample.Numbers(0), kind, first, names, places, properties);
    }
}
