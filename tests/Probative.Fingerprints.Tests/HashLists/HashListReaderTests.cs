using System.Text;
using Probative.Fingerprints.HashLists;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Fingerprints.Tests.HashLists;

public class HashListReaderTests
{
    private const string A = "e271017837246aaccddea259648fb7d62f435c89d9e99b2497763e216c8d055c";
    private const string B = "c0f11178372c6aaccddea259648fbfd62f434c89c9e99b249772be216c8d055c";

    [Fact]
    public void Every_public_list_of_vpdq_is_read_whole_and_written_again_byte_by_byte()
    {
        var entries = 0;
        foreach (var path in ListedHashes.PublicFiles())
        {
            var list = ListedHashes.Read(path);
            Assert.Equal((HashListFormat.VpdqText, 0), (list.Format, list.FaultCount));
            Assert.Equal(File.ReadAllBytes(path), HashListWriter.Write(list.Format, list.Entries));
            entries += list.Entries.Count;
        }

        Assert.Equal(14_288, entries);
    }

    [Fact]
    public void Public_lists_of_pdq_are_read_whole_and_written_again_byte_by_byte()
    {
        foreach (var (name, count) in (ReadOnlySpan<(string, int)>)[("haystack", 1_350), ("needles", 100)])
        {
            var path = Repository.Outside($"pdq/{name}.txt");
            var list = ListedHashes.Read(path);
            Assert.Equal(
                (HashListFormat.PdqText, count, 0), (list.Format, list.Entries.Count, list.FaultCount));
            Assert.Equal(File.ReadAllBytes(path), HashListWriter.Write(list.Format, list.Entries));
        }
    }

    [Theory]
    [InlineData($"{A}", null, null)]
    [InlineData($"{A},87", 87, null)]
    [InlineData($"{A},87,a.jpg", 87, "a.jpg")]
    [InlineData($"{A},a, b.jpg", null, "a, b.jpg")]
    [InlineData($"{A},,7", null, "7")]
    [InlineData($"{A},87,pdq", 87, "pdq")]
    [InlineData($"{A},87,a,hash", 87, "a,hash")]
    [InlineData($"a.jpg,{A},87", 87, "a.jpg")]
    [InlineData($"87,{A},a.jpg", 87, "a.jpg")]
    [InlineData($"pdq {A}", null, null)]
    [InlineData($"hash={A},norm=128,delta=3,quality=87,filename=a.jpg", 87, "a.jpg")]
    [InlineData($"hash={A},a.jpg", null, null)]
    public void A_line_of_pdq_says_its_parts_in_any_order(string line, int? quality, string? item)
    {
        var entry = Assert.Single(ListedHashes.Read(Encoding.UTF8.GetBytes(line + "\r\n")).Entries);
        Assert.Equal((A, quality, item), (entry.Hash.ToHex(), entry.Quality, entry.Item));
    }

    [Theory]
    [InlineData($"[\"{A},100,0.000\", \"{B},98,1.23e+02\"]")]
    [InlineData($"{{\"0\": {{\"quality\": 100, \"hash\": \"{A}\", \"timestamp\": 0.0}}, "
        + $"\"1\": {{\"timestamp\": 123, \"hash\": \"{B}\", \"quality\": 98}}}}")]
    [InlineData($"[{{\"pdq_hex\": \"{A}\", \"quality\": 100, \"frame_number\": 0, \"timestamp\": 0, "
        + "\"x\": [1]},"
        + $"{{\"hash\": \"{B}\", \"quality\": \"98\", \"frame\": 1, \"timestamp\": 123.0, \"name\": null}}]")]
    [InlineData($"HASH, Quality,seconds,extra\n{A},100,0,\"a \"\"b\"\", c\"\n{B},98,123.0,\n")]
    public void Forms_of_json_and_tables_say_the_same(string text)
    {
        var list = ListedHashes.Read(Encoding.UTF8.GetBytes(text));
        Assert.Equal(0, list.FaultCount);
        Assert.Equal(
            [(A, 100, 0L), (B, 98, 123_000L)],
            list.Entries.Select(entry => (
                entry.Hash.ToHex(), entry.Quality!.Value, entry.TimeMilliseconds!.Value)));
    }

    [Fact]
    public void What_is_wrong_is_named_by_its_line_and_the_rest_is_read()
    {
        var text = $"0,100,{A},0.000\n1,101,{A},0.033\n\n2,100,{A[1..]},0.067\n3,,{A},0.1\n4,9,{A},-1\n"
            + $"5,9,{A}\n6,100,{B},0.2\n";
        var list = ListedHashes.Read(Encoding.UTF8.GetBytes(text));
        Assert.Equal([A, B], list.Entries.Select(entry => entry.Hash.ToHex()));
        Assert.Equal(5, list.FaultCount);
        Assert.Equal([2, 4, 5, 6, 7], list.Faults.Select(fault => fault.Line));
        Assert.Equal(text.IndexOf("1,101", StringComparison.Ordinal), list.Faults[0].Offset);
        Assert.Equal(
            [
                "The quality is no whole number from 0 to 100.", "The hash is not 64 hexadecimal digits.",
                "The quality is missing.", "The time is no number of seconds from 0 on.",
                "A line has frame, quality, hash and seconds, with commas between them.",
            ],
            list.Faults.Select(fault => fault.Message));
    }

    [Fact]
    public void A_first_line_that_is_damaged_hides_no_form()
    {
        var list = ListedHashes.Read(Encoding.UTF8.GetBytes($"\n0,100,zz,0.000\n1,100,{A},0.033\n"));
        Assert.Equal((HashListFormat.VpdqText, 1, 1), (list.Format, list.Entries.Count, list.FaultCount));
        Assert.Equal(2, list.Faults[0].Line);
    }

    [Theory]
    [InlineData("hash,pdq\n", "Two columns")]
    [InlineData("", "no list of hashes")]
    [InlineData("a letter, not a list\n", "no list of hashes")]
    [InlineData("[]", "no hash in it")]
    [InlineData("[1, null, [2], {}]", "neither a text nor an object")]
    [InlineData("[\"a", "no JSON from here on")]
    [InlineData("[[[[[[[[[[[[", "no JSON from here on")]
    [InlineData("{\"0\": {\"hash\": \"\\ud800\"}}", "no text that can be read")]
    public void What_is_no_list_is_refused_with_why(string text, string why)
    {
        var refused = Assert.IsType<HashListOutcome.Refused>(
            HashListReader.Read(Encoding.UTF8.GetBytes(text)));
        Assert.Contains(why, refused.Faults[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_that_breaks_off_keeps_what_stood_before_and_names_the_line()
    {
        var list = ListedHashes.Read(Encoding.UTF8.GetBytes($"[\n\"{A},100,0.0\",\n\"{B},100"));
        Assert.Equal(A, Assert.Single(list.Entries).Hash.ToHex());
        Assert.Equal(3, Assert.Single(list.Faults).Line);
    }

    [Fact]
    public void Limits_are_kept()
    {
        var line = Encoding.UTF8.GetBytes($"{A}\n");
        var many = new byte[line.Length * (HashListReader.MostEntries + 1)];
        for (var at = 0; at < many.Length; at += line.Length) line.CopyTo(many, at);
        Assert.IsType<HashListOutcome.Refused>(HashListReader.Read(many));
        Assert.Equal(
            HashListReader.MostEntries, ListedHashes.Read(many[..^line.Length]).Entries.Count);
        Assert.IsType<HashListOutcome.Refused>(
            HashListReader.Read(new byte[HashListReader.MostBytes + 1], HashListFormat.PdqText));
        var wrong = Encoding.UTF8.GetBytes($"{A}\n{A},{new string('x', 5_000)}\n"
            + string.Concat(Enumerable.Repeat("no\n", 200)));
        var list = ListedHashes.Read(wrong);
        Assert.Equal((1, 201, 100), (list.Entries.Count, list.FaultCount, list.Faults.Count));
        Assert.Contains("4096 bytes", list.Faults[0].Message, StringComparison.Ordinal);
    }
}
