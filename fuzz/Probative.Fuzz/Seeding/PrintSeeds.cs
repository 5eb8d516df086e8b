using System.Text;
using Probative.Fingerprints.Films;
using Probative.Fingerprints.HashLists;
using Probative.Fingerprints.Local;
using Probative.Fingerprints.Pictures;
using Probative.Fingerprints.Sounds;
using Probative.Fingerprints.Tests.Tmk;

namespace Probative.Fuzz.Seeding;

/// <summary>Prints of films and sounds, files of TMK, and lists of hashes.</summary>
internal static class PrintSeeds
{
    public static IEnumerable<Seed> All()
    {
        var random = new Random(1);
        yield return new Seed("film-prints", "film.print", FilmPrintForm.ToBytes(Print(random, 2_000)));
        yield return new Seed("film-prints", "picture.print", FilmPrintForm.ToBytes(Print(random, 0)));
        var frames = Enumerable.Range(0, 200).Select(_ => (uint)random.NextInt64(1L << 32));
        yield return new Seed("sound-prints", "one.sound", new SoundPrint([.. frames]).ToBytes());
        yield return new Seed("tmk", "film.tmk", InventedTmk.ToBytes(InventedTmk.Film(1, 0, 40)));
        var entries = Entries(random);
        foreach (var format in Enum.GetValues<HashListFormat>())
        {
            var name = $"{HashListWords.Of(format)}.list";
            yield return new Seed("hash-lists", name, HashListWriter.Write(format, entries));
        }

        var (hash, text) = (entries[0].Hash.ToHex(), entries[1].Hash.ToHex());
        var named = $"hash={hash},quality=90,filename=a.jpg\n\npdq {text},80,b.jpg\nodd\n";
        var columns = $"File,PDQ,Seconds,other\n\"a, \"\"b\"\"\",{hash},1.23e+02,x\n,{text},,\n";
        var frame = $$"""{"hash":"{{hash}}","quality":90,"timestamp":0.5}""";
        yield return Text("named.list", named);
        yield return Text("columns.list", columns);
        yield return Text("frames.list", $"{{\"0\":{frame}}}");
        yield return Text("objects.list", $$"""[{"pdq":"{{hash}}","name":"\u0430"},"{{text}},50,1.5",[1]]""");
    }

    private static Seed Text(string name, string text) =>
        new("hash-lists", name, Encoding.UTF8.GetBytes(text));

    private static FilmPrint Print(Random random, int duration) => new()
    {
        Width = 640,
        Height = 360,
        WorkingWidth = 512,
        WorkingHeight = 288,
        DurationMilliseconds = duration,
        StepMilliseconds = duration > 0 ? 500 : 0,
        Samples = [Sample(random)],
    };

    private static FilmSample Sample(Random random)
    {
        var (thumbnail, detail) = (
            new byte[FilmSample.ThumbnailColumns * FilmSample.ThumbnailRows],
            new byte[FilmSample.DetailColumns * FilmSample.DetailRows]);
        random.NextBytes(thumbnail);
        random.NextBytes(detail);
        return new FilmSample
        {
            TimeMilliseconds = 0,
            Hash = new PdqResult(Hash(random), 90),
            ContentHash = new PdqResult(Hash(random), 100),
            Features = [Feature(random, 0), Feature(random, 3), Feature(random, 8)],
            Thumbnail = thumbnail,
            Detail = detail,
            Chroma = 40,
            Texture = 200,
        };
    }

    private static LocalFeature Feature(Random random, byte level) => new(
        (ushort)random.Next(512 * LocalFeature.UnitsPerPixel),
        (ushort)random.Next(288 * LocalFeature.UnitsPerPixel),
        level,
        (byte)random.Next(256),
        new FeatureBits(Bits(random), Bits(random), Bits(random), Bits(random)));

    private static List<HashListEntry> Entries(Random random) =>
    [
        .. Enumerable.Range(0, 4).Select(at => new HashListEntry(
            Hash(random), 100 - (20 * at), at, 500 * at, at < 2 ? "=a, b" : "2")),
    ];

    private static PdqHash Hash(Random random) =>
        new(Bits(random), Bits(random), Bits(random), Bits(random));

    private static ulong Bits(Random random) => (ulong)random.NextInt64(long.MinValue, long.MaxValue);
}
