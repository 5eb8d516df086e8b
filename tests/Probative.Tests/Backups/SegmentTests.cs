using Probative.Kernel.Ids;
using Probative.Ledger.Facts;
using Probative.Local.Backups;
using Probative.Local.Keys;
using Xunit;

namespace Probative.Tests.Backups;

public class SegmentTests(ITestOutputHelper output)
{
    private static readonly int s_seed = Environment.TickCount;

    private static readonly IReadOnlyList<SegmentFact> s_facts =
    [
        new(7, CaseId.Draw(), 1, [1, 2, 3], []),
        new(
            8,
            CaseId.Draw(),
            2,
            [4],
            [
                new PlacedGroup(0, new SealedGroup(null, [5, 6], [7])),
                new PlacedGroup(3, new SealedGroup(Id.New(), [8], [])),
            ]),
    ];

    [Fact]
    public void A_segment_reads_back_as_it_was_written()
    {
        var bytes = SegmentForm.Encode(7, s_facts);
        var read = SegmentForm.Decode(bytes, out var damage);
        Assert.False(damage.IsPresent);
        Assert.Equal(bytes, SegmentForm.Encode(7, read!));
    }

    [Fact]
    public void Bytes_that_are_no_segment_are_damage_and_no_more()
    {
        output.WriteLine($"seed {s_seed}");
        var random = new Random(s_seed);
        var whole = SegmentForm.Encode(7, s_facts);
        for (var length = 0; length < whole.Length; length++)
        {
            Assert.Null(SegmentForm.Decode(whole.AsSpan(0, length), out var damage));
            Assert.True(damage.IsPresent);
        }

        for (var i = 0; i < 20_000; i++)
        {
            var bytes = whole.ToArray();
            for (var flips = random.Next(1, 4); flips > 0; flips--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next();

            // What still reads is in the one form of what it says.
            if (SegmentForm.Decode(bytes, out _) is { } read)
                Assert.Equal(bytes, SegmentForm.Encode(read[0].Index, read));
        }
    }
}
