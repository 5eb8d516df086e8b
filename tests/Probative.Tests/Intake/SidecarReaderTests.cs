using System.Text;
using CsCheck;
using Probative.Intake;
using Probative.Intake.Sidecars;
using Xunit;

namespace Probative.Tests.Intake;

public class SidecarReaderTests
{
    [Fact]
    public void A_csv_sidecar_is_read_by_its_header()
    {
        var read = Read(
            "url,path,from\r\nhttps://x.example/1,a.txt,\"Doe, \"\"J\"\"\"\r\n,\"b\nc.txt\",Not Stated\r\n");
        Assert.Empty(read.Faults);
        Assert.Equal(2, read.Rows.Count);
        Assert.Equal(("a.txt", "Doe, \"J\"", "https://x.example/1"), Told(read.Rows[0]));
        Assert.Equal(("b\nc.txt", null, null), Told(read.Rows[1]));
        Assert.Equal([2, 3], read.Rows.Select(row => row.Line));
    }

    [Theory]
    [InlineData("""[{"path":"a.txt","from":"Doe"},{"path":"b.txt","from":null}]""")]
    [InlineData("""
        {"path":"a.txt","from":"Doe"}

        {"path":"b.txt"}
        """)]
    [InlineData("path,from\na.txt,Doe\nb.txt,")]
    public void The_three_forms_say_the_same(string text)
    {
        var read = Read(text);
        Assert.Empty(read.Faults);
        Assert.Equal([("a.txt", "Doe", null), ("b.txt", null, null)], read.Rows.Select(Told));
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_header() =>
        Assert.Single(SidecarReader.Read([0xEF, 0xBB, 0xBF, .. "path\na.txt\n"u8]).Rows);

    [Theory]
    [InlineData("path,colour\na,red\n", SidecarFault.UnknownColumn, 1)]
    [InlineData("from\nDoe\n", SidecarFault.NoPath, 1)]
    [InlineData("path;from\na;Doe\n", SidecarFault.Malformed, 1)]
    [InlineData("path,path\na,b\n", SidecarFault.Malformed, 1)]
    [InlineData("path,from\na,Doe\nb\n", SidecarFault.Malformed, 3)]
    [InlineData("path,from\na,\"Doe\nb,Roe\n", SidecarFault.Malformed, 2)]
    [InlineData("path,from\na,\"Doe\"x\n", SidecarFault.Malformed, 2)]
    [InlineData("path,from\na,D\"oe\"\n", SidecarFault.Malformed, 2)]
    [InlineData("", SidecarFault.Malformed, 1)]
    [InlineData("[{\"path\":\"a\"},\n7]", SidecarFault.Malformed, 2)]
    [InlineData("[{\"path\":\"a\",\n\"path\":\"b\"}]", SidecarFault.Malformed, 1)]
    [InlineData("[{\"path\":\"a\",\"from\":7}]", SidecarFault.Malformed, 1)]
    [InlineData("[{\"path\":\"a\",\"from\":\"\\ud800\"}]", SidecarFault.Malformed, 1)]
    [InlineData("[{\"path\":\"a\"}", SidecarFault.Malformed, 1)]
    [InlineData("[{\"path\":\"a\"}] x", SidecarFault.Malformed, 1)]
    [InlineData("{\"path\":\"a\"}\n{\"colour\":\"red\",\"path\":\"b\"}\n", SidecarFault.UnknownColumn, 2)]
    [InlineData("{\"path\":\"a\"} {\"path\":\"b\"}\n", SidecarFault.Malformed, 1)]
    [InlineData("{\"path\":{\"a\":{\"b\":{\"c\":{\"d\":1}}}}}\n", SidecarFault.Malformed, 1)]
    public void What_is_wrong_is_named_with_its_line(string text, string code, long line)
    {
        var fault = Read(text).Faults[0];
        Assert.Equal((code, line), (fault.Code, fault.Line));
        Assert.NotEmpty(fault.Hint);
    }

    [Fact]
    public void Bytes_that_are_no_utf8_are_a_fault_of_their_line()
    {
        var fault = Assert.Single(SidecarReader.Read([.. "path\na.txt\ncaf"u8, 0xE9, .. ".txt\n"u8]).Faults);
        Assert.Equal((SidecarFault.NotUtf8, 3L), (fault.Code, fault.Line));
    }

    [Fact]
    public void A_sidecar_that_is_wrong_everywhere_stops_being_read()
    {
        var text = new StringBuilder("path,from\n");
        for (var i = 0; i < 10_000; i++) text.Append("a\n");
        Assert.Equal(SidecarRows.FaultsMax, Read(text.ToString()).Faults.Count);
    }

    [Fact]
    public void No_bytes_make_it_throw() => Gen.OneOf(
        Gen.Byte.Array[0, 60],
        Gen.Char["{}[]\":,pathfrom\\ud8 \n\r\""].Array[0, 60].Select(chars => Encoding.UTF8.GetBytes(chars)))
        .Sample(bytes =>
        {
            SidecarReader.Read(bytes);
        });

    private static SidecarRows Read(string text) => SidecarReader.Read(Encoding.UTF8.GetBytes(text));

    private static (string Path, string? From, string? Url) Told(SidecarRow row) =>
        (row.Path, row.Stated[StatedField.From], row.Stated[StatedField.Url]);
}
