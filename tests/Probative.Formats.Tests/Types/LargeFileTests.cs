using System.Diagnostics;
using Probative.Formats.Bytes;
using Probative.Formats.IsoBmff;
using Probative.Formats.Segments;
using Probative.Formats.Tests.IsoBmff;
using Probative.Formats.Texts;
using Probative.Formats.Types;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Formats.Tests.Types;

public sealed class LargeFileTests
{
    private const long Size = 50L * 1024 * 1024 * 1024;

    [Fact]
    public void A_film_of_50_GB_with_its_movie_box_at_the_end_costs_few_reads()
    {
        const long media = Size - 16;
        byte[] start =
        [
            .. Samples.Box("ftyp", "isom"u8.ToArray(), [0, 0, 2, 0]),
            0, 0, 0, 1, .. "mdat"u8, .. FilmSample.Numbers((uint)(media >> 32), unchecked((uint)media)),
        ];
        var movie = Samples.Box("moov", FilmSample.Header(), FilmSample.Track());
        var film = new SparseBytes(Size + movie.Length, (0, start), (Size, movie));
        var report = BoxReader.Read(film);
        Assert.Empty(report.Damage);
        Assert.Single(report.Tracks);
        Assert.InRange(film.ReadBytes, 1, 100_000);
        var type = TypeReader.Read(film, "a.mp4");
        Assert.Equal("video/mp4", type.Finding.Type.MediaType);
        Assert.Null(type.Appended);
        Assert.InRange(film.ReadBytes, 1, 2_000_000);
    }

    [Fact]
    public void Other_files_of_50_GB_cost_few_reads_too()
    {
        byte[][] starts =
        [
            Samples.Ebml("matroska"), Samples.Wave(), Samples.Packets(188, 20), Samples.Zip(("a", "b")),
            [1, 2, 3],
        ];
        foreach (var start in starts)
        {
            var file = new SparseBytes(Size, (0, start));
            TypeReader.Read(file, null);
            PlainText.Read(file);
            Assert.InRange(file.ReadBytes, 1, 20_000_000);
        }
    }

    [Fact]
    public void Files_of_other_projects_that_were_changed_make_no_reader_throw_or_take_long()
    {
        const int rounds = 12;
        var random = new Random(20_260_101);
        var read = 0;
        var longest = TimeSpan.Zero;
        foreach (var topic in (string[])["exif-quicktime", "c2pa-formats", "klv-dji", "vpdq"])
        {
            var folder = Repository.Outside(topic);
            foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order())
            {
                var whole = File.ReadAllBytes(path);
                if (whole.Length == 0) continue;
                for (var round = 0; round < rounds; round++)
                {
                    var bytes = whole.AsSpan(0, Math.Min(whole.Length, 200_000)).ToArray();
                    var changes = random.Next(1, 20);
                    var reach = round % 2 == 0 ? bytes.Length : Math.Min(bytes.Length, 2000);
                    for (var i = 0; i < changes; i++) bytes[random.Next(reach)] = (byte)random.Next(256);
                    var watch = Stopwatch.StartNew();
                    ReadAll(new MemoryBytes(bytes));
                    if (watch.Elapsed > longest) longest = watch.Elapsed;
                    read++;
                }
            }
        }

        Assert.True(read > 2000, $"{read} read");
        Assert.True(longest < TimeSpan.FromSeconds(10), $"The slowest took {longest}.");
    }

    private static void ReadAll(MemoryBytes bytes)
    {
        TypeReader.Read(bytes, "a.bin");
        BoxReader.Read(bytes);
        SegmentReader.Read(bytes);
        SubtitleReader.Read(bytes);
    }
}
