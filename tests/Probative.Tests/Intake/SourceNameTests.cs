using CsCheck;
using Probative.Intake.Sources;
using Xunit;

namespace Probative.Tests.Intake;

public class SourceNameTests
{
    [Fact]
    public void A_name_in_utf8_is_its_own_text() =>
        Assert.Equal("звіт №1.txt", SourceName.ToText("звіт №1.txt"u8));

    [Fact]
    public void A_byte_that_is_no_utf8_is_written_out() =>
        Assert.Equal("caf//E9.txt", SourceName.ToText([.. "caf"u8, 0xE9, .. ".txt"u8]));

    [Fact]
    public void Half_a_character_at_the_end_is_written_out() =>
        Assert.Equal("a//E2//82", SourceName.ToText([(byte)'a', 0xE2, 0x82]));

    [Fact]
    public void No_name_is_lost_and_no_two_names_share_a_text() =>
        Gen.Byte[1, 255].Where(b => b != (byte)'/').Array[1, 40].Sample(name =>
            SourceName.ToBytes(SourceName.ToText(name)).AsSpan().SequenceEqual(name));

    [Fact]
    public void A_canonical_path_is_not_lost_either()
    {
        byte[] path = [.. "/srv/"u8, 0xFF, (byte)'/', 0xC3, 0x28, (byte)'/', .. "é"u8];
        Assert.Equal(path, SourceName.ToBytes(SourceName.ToText(path)));
    }
}
