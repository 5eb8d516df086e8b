using System.Text;
using CsCheck;
using Probative.Ledger;
using Probative.Reading;
using Xunit;

namespace Probative.Tests.Reading;

public class TextScanTests
{
    [Fact]
    public async Task Offsets_count_bytes_in_text_of_several_bytes_a_letter()
    {
        const string Text = "Міст нібито зачинено. The bridge was closed.";
        var scan = await ScanAsync(Text, "нібито зачинено");
        var found = Assert.Single(scan.Occurrences);
        Assert.Equal((9, 38), (found.Start, found.End));
        Assert.Equal("нібито зачинено", Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(Text)[9..38]));
        Assert.Equal("Міст ", found.Before);
        Assert.Equal(". The bridge was closed.", found.After);
    }

    [Fact]
    public async Task Occurrences_that_overlap_are_all_found()
    {
        var scan = await ScanAsync("aaaa", "aa");
        Assert.Equal([0L, 1L, 2L], scan.Occurrences.Select(found => found.Start));
    }

    [Fact]
    public async Task Occurrences_are_counted_beyond_those_that_are_listed()
    {
        var scan = await ScanAsync(new string('x', 5_000), "x");
        Assert.Equal(5_000, scan.OccurrenceCount);
        Assert.Equal(TextScan.OccurrencesMax, scan.Occurrences.Count);
    }

    [Fact]
    public async Task A_hedge_is_found_wherever_it_stands()
    {
        var scan =
            await ScanAsync("allegedly the bridge was closed", "was closed", "allegedly", "reportedly");
        Assert.True(scan.IsHedgeFound(0));
        Assert.False(scan.IsHedgeFound(1));
    }

    [Fact]
    public async Task Words_across_the_borders_of_windows_are_found_where_they_are()
    {
        // Around every multiple of the window, at random distances, in a text of three windows.
        await Gen.Int[-200, 200].Array[3].SampleAsync(async shifts =>
        {
            var text = new byte[3 * (1 << 20) + 500];
            Array.Fill(text, (byte)'.');
            var quote = "was нібито closed"u8;
            List<long> places = [];
            for (var i = 0; i < shifts.Length; i++)
            {
                var at = ((i + 1) * (1 << 20)) + shifts[i];
                quote.CopyTo(text.AsSpan(at));
                places.Add(at);
            }

            var scan = new TextScan(Encoding.UTF8.GetString(quote), ["нібито"]);
            var digest = await scan.RunAsync(new Trickle(text), CancellationToken.None);
            Assert.Equal(places, scan.Occurrences.Select(found => found.Start));
            Assert.True(scan.IsHedgeFound(0));
            Assert.Equal(Hash32.Of(text), digest);
        }, iter: 20);
    }

    [Fact]
    public async Task Context_never_holds_half_a_character()
    {
        var scan = await ScanAsync(new string('ж', 60) + "x" + new string('ж', 60), "x");
        Assert.DoesNotContain('\uFFFD', scan.Occurrences[0].Before + scan.Occurrences[0].After);
    }

    private static async Task<TextScan> ScanAsync(string text, string quote, params string[] hedges)
    {
        var scan = new TextScan(quote, hedges);
        await scan.RunAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), CancellationToken.None);
        return scan;
    }

    /// <summary>Gives a little less than was asked for, as files and pipes may.</summary>
    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(
            Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, 70_001)], cancellationToken);
    }
}
