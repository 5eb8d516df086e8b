using System.Buffers.Binary;
using Probative.Fingerprints.Tmk;
using Xunit;

namespace Probative.Fingerprints.Tests.Tmk;

public class TmkTests
{
    private const int HeadBytes = 32;

    [Fact]
    public void A_file_is_read_as_it_was_written()
    {
        var print = InventedTmk.Film(1, 0, 300);
        var bytes = InventedTmk.ToBytes(print);
        var read = Read(bytes);
        Assert.Equal(bytes, InventedTmk.ToBytes(read));
        Assert.Equal((300, 20.0, InventedTmk.Dimension), (read.FrameCount, read.Seconds, read.Dimension));
        Assert.Equal(print.Periods, read.Periods);
        Assert.True(TmkComparer.IsScaled(read));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(40)]
    public void A_video_that_begins_later_is_found_at_its_frame(int later)
    {
        var (whole, part) = (InventedTmk.Film(2, 0, 400), InventedTmk.Film(2, later, 400 - later));
        var score = Score(whole, part);
        var back = Score(part, whole);
        Assert.Equal(later, score.OffsetFrames);
        Assert.Equal(0, (later + back.OffsetFrames) % back.PeriodFrames);
        Assert.Equal(score.Level2, back.Level2, 1e-12);
        Assert.True(score.Level2 > Score(whole, InventedTmk.Film(3, 0, 400)).Level2 + 0.2);
    }

    [Fact]
    public void What_was_made_with_other_parameters_is_not_compared()
    {
        var print = InventedTmk.Film(4, 0, 100);
        var lighter = print.Coefficients.ToArray();
        lighter[2] *= 1.00001f;
        Assert.Equal(TmkDifference.FramesPerSecond, Difference(print with { FramesPerSecond = 14 }));
        Assert.Equal(TmkDifference.Periods, Difference(print with { Periods = [61, 98] }));
        Assert.Equal(TmkDifference.Periods, Difference(print with { Periods = [61] }));
        Assert.Equal(TmkDifference.Coefficients, Difference(print with { Coefficients = lighter }));
        Assert.Equal(
            TmkDifference.Coefficients, Difference(print with { Coefficients = print.Coefficients[..4] }));
        Assert.Equal(TmkDifference.Dimension, Difference(print with { Average = print.Average[..7] }));
        lighter[2] = print.Coefficients.Span[2] * 1.0000002f;
        Assert.IsType<TmkComparison.Scored>(
            TmkComparer.Compare(print, print with { Coefficients = lighter }));

        TmkDifference Difference(TmkPrint other) => Assert.IsType<TmkComparison.NotComparable>(
            TmkComparer.Compare(print, other)).Difference;
    }

    [Fact]
    public void A_file_of_zeroes_is_like_nothing_and_not_scaled()
    {
        var print = InventedTmk.Film(5, 0, 100);
        var none = print with
        {
            Average = new float[print.Dimension],
            Cosines = new float[print.Cosines.Length],
            Sines = new float[print.Sines.Length],
        };
        Assert.Equal((0, 0), (Score(print, none).Level1, Score(print, none).Level2));
        Assert.False(TmkComparer.IsScaled(none));
    }

    [Fact]
    public void Every_shorter_file_is_refused_where_it_ends_and_a_longer_one_where_it_should()
    {
        var whole = InventedTmk.ToBytes(InventedTmk.Film(6, 0, 50));
        for (var length = 0; length < whole.Length; length++)
        {
            var expected = length < 8 ? (TmkFault.NoTmk, 0) : (TmkFault.Truncated, length);
            Assert.Equal(expected, Refused(whole.AsSpan(0, length)));
        }

        Assert.Equal((TmkFault.TrailingBytes, whole.Length), Refused([.. whole, 0]));
    }

    [Theory]
    [InlineData(0, 0, TmkFault.NoTmk)]
    [InlineData(8, 0, TmkFault.OtherMeasure)]
    [InlineData(12, 0, TmkFault.OutOfRange)]
    [InlineData(12, 1_001, TmkFault.OutOfRange)]
    [InlineData(16, -1, TmkFault.OutOfRange)]
    [InlineData(16, 17, TmkFault.OutOfRange)]
    [InlineData(20, 257, TmkFault.OutOfRange)]
    [InlineData(24, int.MaxValue, TmkFault.OutOfRange)]
    [InlineData(28, 0, TmkFault.OutOfRange)]
    [InlineData(32, 0, TmkFault.OutOfRange)]
    [InlineData(36, 65_537, TmkFault.OutOfRange)]
    [InlineData(40, unchecked((int)0xBF800000), TmkFault.OutOfRange)]
    [InlineData(44, 0x7F800000, TmkFault.NotFinite)]
    [InlineData(100, 0x7FC00000, TmkFault.NotFinite)]
    public void A_fault_is_told_with_its_offset(int offset, int value, TmkFault fault)
    {
        var bytes = InventedTmk.ToBytes(InventedTmk.Film(7, 0, 50));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(offset), value);
        Assert.Equal((fault, offset), Refused(bytes));
    }

    [Fact]
    public void Weights_that_are_nothing_together_are_refused()
    {
        var bytes = InventedTmk.ToBytes(
            InventedTmk.Film(8, 0, 50) with { Coefficients = new float[5] });
        Assert.Equal((TmkFault.OutOfRange, HeadBytes + 8 + 16), Refused(bytes));
    }

    [Fact]
    public void A_head_that_promises_the_most_costs_nothing()
    {
        var bytes = InventedTmk.ToBytes(InventedTmk.Film(9, 0, 50));
        foreach (var (offset, most) in ((int, int)[])[(16, 16), (20, 256), (24, 1_024)])
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(offset), most);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.IsType<TmkOutcome.Refused>(TmkForm.Read(bytes));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000);
        Assert.InRange(TmkForm.MostBytes, 33_000_000, 34_000_000);
    }

    [Fact]
    public void Changed_bytes_throw_nothing_and_allocate_no_more_than_there_are()
    {
        var whole = InventedTmk.ToBytes(InventedTmk.Film(10, 0, 50));
        var clean = Read(whole);
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var (random, refused) = (new Random(seed), 0);
        for (var round = 0; round < 20_000; round++)
        {
            var bytes = (byte[])whole.Clone();

            // Mostly the head, where counts are.
            for (var i = random.Next(1, 4); i > 0; i--)
                bytes[random.Next(random.Next(2) == 0 ? 64 : bytes.Length)] = (byte)random.Next(256);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var outcome = TmkForm.Read(bytes);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, whole.Length + 1_000);
            if (outcome is not TmkOutcome.Read read)
            {
                refused++;
                continue;
            }

            Assert.Equal(bytes, InventedTmk.ToBytes(read.Print));
            if (TmkComparer.Compare(read.Print, clean) is TmkComparison.Scored(var score))
                Assert.True(double.IsFinite(score.Level1) && double.IsFinite(score.Level2), $"{score}");
        }

        Assert.InRange(refused, 2_000, 19_999);
    }

    private static TmkPrint Read(byte[] bytes) => Assert.IsType<TmkOutcome.Read>(TmkForm.Read(bytes)).Print;

    private static (TmkFault Fault, int Offset) Refused(ReadOnlySpan<byte> bytes)
    {
        var refused = Assert.IsType<TmkOutcome.Refused>(TmkForm.Read(bytes));
        return (refused.Fault, refused.Offset);
    }

    private static TmkScore Score(TmkPrint first, TmkPrint second) =>
        Assert.IsType<TmkComparison.Scored>(TmkComparer.Compare(first, second)).Score;
}
