using Probative.Fingerprints.Films;
using Probative.Fingerprints.Pictures;
using Xunit;

namespace Probative.Fingerprints.Tests.Copies;

public class FilmPrintTests
{
    [Fact]
    public void A_print_is_read_as_it_was_written()
    {
        var print = new Scenery(1, 2).Film(0, 3000);
        var bytes = FilmPrintForm.ToBytes(print);
        var read = Assert.IsType<FilmPrintOutcome.Read>(FilmPrintForm.Read(bytes)).Print;
        Assert.Equal(bytes, FilmPrintForm.ToBytes(read));
        Assert.Equal(6, read.Samples.Count);
        Assert.Equal([0, 500, 1000, 1500, 2000, 2500],
            read.Samples.Select(sample => sample.TimeMilliseconds));
        Assert.Equal(print.Samples[3].Features, read.Samples[3].Features);
        Assert.Equal(print.Samples[3].Hash, read.Samples[3].Hash);
        Assert.Equal(3000, read.DurationMilliseconds);
    }

    [Fact]
    public void Bytes_that_are_no_print_are_refused_and_nothing_is_thrown()
    {
        var whole = FilmPrintForm.ToBytes(new Scenery(1, 2).Film(0, 1500));
        for (var length = 0; length < whole.Length; length += length < 200 ? 1 : 977)
        {
            Assert.IsType<FilmPrintOutcome.Refused>(FilmPrintForm.Read(whole.AsSpan(0, length)));
        }

        var longer = Assert.IsType<FilmPrintOutcome.Refused>(FilmPrintForm.Read([.. whole, 0]));
        Assert.Equal((FilmPrintFault.TrailingBytes, whole.Length), (longer.Fault, longer.Offset));
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var (random, refused) = (new Random(seed), 0);
        for (var round = 0; round < 4_000; round++)
        {
            var bytes = (byte[])whole.Clone();
            // Mostly the heads, where sizes are.
            for (var i = random.Next(1, 4); i > 0; i--)
            {
                bytes[random.Next(2) == 0 ? random.Next(110) : random.Next(bytes.Length)] =
                    (byte)random.Next(256);
            }

            switch (FilmPrintForm.Read(bytes))
            {
                case FilmPrintOutcome.Read read:
                    Assert.Equal(bytes, FilmPrintForm.ToBytes(read.Print));
                    break;
                default:
                    refused++;
                    break;
            }
        }

        Assert.InRange(refused, 500, 3_999);
    }

    [Fact]
    public void A_head_that_promises_more_than_there_is_costs_nothing()
    {
        var bytes = FilmPrintForm.ToBytes(new Scenery(1, 2).Film(0, 1000));
        bytes[30] = 0x0E;
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.IsType<FilmPrintOutcome.Refused>(FilmPrintForm.Read(bytes));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000);
    }

    [Fact]
    public void No_frame_is_no_print_and_one_is_one_sample()
    {
        Assert.Null(new FilmPrintBuilder().Finish());
        var builder = new FilmPrintBuilder();
        builder.Add(new PixelView(new byte[100], 10, 10, PixelLayout.Luma), TimeSpan.Zero);
        Assert.Single(builder.Finish()!.Samples);
        Assert.Throws<ArgumentException>(() => builder.Add(
            new PixelView(new byte[110], 11, 10, PixelLayout.Luma), TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void Hours_are_thinned_out_to_a_bound()
    {
        var (builder, frame) = (new FilmPrintBuilder(), new byte[36]);
        for (var second = 0; second < 3 * 3600; second++)
        {
            foreach (var part in (ReadOnlySpan<int>)[0, 300, 500, 900])
            {
                var time = TimeSpan.FromMilliseconds((second * 1000) + part);
                builder.Add(new PixelView(frame, 6, 6, PixelLayout.Luma), time);
            }
        }

        var print = builder.Finish()!;
        Assert.InRange(print.Samples.Count, FilmPrint.MostSamples / 2, FilmPrint.MostSamples);
        Assert.Equal(4000, print.StepMilliseconds);
        Assert.Equal(4000, print.Samples[^1].TimeMilliseconds - print.Samples[^2].TimeMilliseconds);
        Assert.True(FilmPrintForm.ToBytes(print).Length < 42_000_000);
    }

    [Fact]
    public void A_picture_of_20_000_by_20_000_is_reduced_to_the_working_size()
    {
        var picture = new byte[20_000 * 20_000];
        var print = FilmPrintBuilder.OfPicture(new PixelView(picture, 20_000, 20_000, PixelLayout.Luma));
        Assert.Equal((512, 512), (print.WorkingWidth, print.WorkingHeight));
        Assert.True(print.IsPicture);
        Assert.Empty(print.Samples[0].Features);
        Assert.IsType<FilmPrintOutcome.Read>(FilmPrintForm.Read(FilmPrintForm.ToBytes(print)));
    }
}
