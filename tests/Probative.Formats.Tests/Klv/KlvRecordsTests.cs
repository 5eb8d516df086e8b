using System.Globalization;
using Probative.Formats.Klv;
using Xunit;

namespace Probative.Formats.Tests.Klv;

/// <summary>
/// Items that hold records and sets: bytes and values are the worked examples of ST 0601, or those by which
/// two public readers agree.
/// </summary>
public sealed class KlvRecordsTests
{
    [Theory]
    [InlineData(115, "0511466c7920746f20576179706f696e742031", "id=5 command=Fly to Waypoint 1")]
    [InlineData(115, "05024f4b000459f4a6aa4aa8", "id=5 command=OK time=1224807209913000")]
    [InlineData(128, "0d15000007d000000fa04e4e4952", "0(id=21 minimum_nm=1000 maximum_nm=2000 name=NNIR)")]
    [InlineData(
        138,
        "031200000f564953204e6f73652043616d657261"
            + "15010012" + "41434d4520564953204d6f64656c20313233"
            + "14020011" + "41434d45204952204d6f64656c20343536",
        "count=3 records(0(id=0 type=electro_optical name=VIS Nose Camera)"
            + " 1(id=1 type=electro_optical name=ACME VIS Model 123)"
            + " 2(id=2 type=electro_optical name=ACME IR Model 456))")]
    [InlineData(139, "0b", "0,1,3")]
    [InlineData(
        140,
        "0e010101038203074861727" + "06f6f6e" + "0f010102029e040848656c6c66697265" + "0c01020101030647"
            + "42552d3135",
        "0(station=1 hardpoint=1 carriage=1 store=3 general_status=ready engagement_status=fuze type=Harpoon)"
            + " 1(station=1 hardpoint=1 carriage=2 store=2 general_status=launch"
            + " engagement_status=fuze,laser,target,armed type=Hellfire)"
            + " 2(station=1 hardpoint=2 carriage=1 store=1 general_status=ready engagement_status="
            + " type=GBU-15)")]
    [InlineData(
        141,
        "0f000001034071d89419bdbfe7089800" + "0f027fff014071e30819bf2c1b07d000" + "0403fffe00",
        "0(id=0 order=1 info=manual,ad_hoc location(latitude=38.88942 longitude=-77.03516 height=200))"
            + " 1(id=2 order=32767 info=manual location(latitude=38.88974 longitude=-77.01293 height=100))"
            + " 2(id=3 order=-2 info=)")]
    [InlineData(
        142,
        "063480004b0000061a40000c8000",
        "azimuth(start=210 range=300) elevation(start=-75 range=50)")]
    [InlineData(
        142,
        "00061a40000c800006578000050000",
        "elevation(start=-75 range=50) roll(start=350 range=20)")]
    [InlineData(143, "05", "local_id=5")]
    [InlineData(
        143,
        "008dc4f4623ea25a859c5d0af0c95e8c39",
        "local_id=0 uuid=8dc4f462-3ea2-5a85-9c5d-0af0c95e8c39")]
    [InlineData(
        102,
        "03840" + "43f8000004000000040800000" + "3f00000000000000bf000000",
        "size=3 standard_deviations(0=1 1=2 2=4) correlations(0_1=0.5 0_2=0 1_2=-0.5)")]
    [InlineData(
        102,
        "03b304803f8000004000000000000000200000",
        "size=3 standard_deviations(0=1 1=2 2=0) correlations(0_1=-0.5)")]
    [InlineData(
        102,
        "02433f80000040000000600000",
        "size=2 standard_deviations(0=1 1=2) correlations(0_1=0.5)")]
    public void Records_read_as_in_their_examples(int tag, string hex, string expected)
    {
        Assert.Equal(expected, Text(Item(tag, hex)));
    }

    [Theory]
    [InlineData(115, "0512466c79")]
    [InlineData(115, "05024f4b" + "010203040506070809")]
    [InlineData(128, "0d15000007d0")]
    [InlineData(138, "03ff")]
    [InlineData(140, "0e0101")]
    [InlineData(141, "05")]
    [InlineData(142, "063480004b0000061a40000c800001000100")]
    [InlineData(143, "008dc4f462")]
    [InlineData(102, "03b304803f800000")]
    [InlineData(102, "0384")]
    [InlineData(102, "038404" + "3f80000040000000408000003f00000000000000bf00000099")]
    public void Records_that_are_not_of_their_form_are_told(int tag, string hex)
    {
        var damage = new DamageList();
        var item = Assert.Single(Set(tag, hex, damage).Items);
        Assert.IsType<ItemValue.Malformed>(item.Value);
        Assert.Equal(Convert.FromHexString(hex), item.Bytes.ToArray());
        Assert.Contains(damage, one => one.Code == KlvCodes.Value);
    }

    [Theory]
    [InlineData(66, "0102")]
    [InlineData(139, "0b01")]
    [InlineData(102, "0284143f80000040000000")]
    [InlineData(102, "8100" + "10")]
    public void What_no_two_sources_say_alike_stays_as_bytes(int tag, string hex)
    {
        var damage = new DamageList();
        Assert.IsType<ItemValue.Raw>(Assert.Single(Set(tag, hex, damage).Items).Value);
        Assert.DoesNotContain(damage, one => one.Code == KlvCodes.Value);
    }

    [Fact]
    public void A_record_that_is_cut_hides_no_other()
    {
        var text = Text(Item(128, "03150000" + "0d15000007d000000fa04e4e4952"));
        Assert.Equal("0=? 1(id=21 minimum_nm=1000 maximum_nm=2000 name=NNIR)", text);
    }

    [Theory]
    [InlineData(
        73,
        "0208000000000000010003020" + "1f404020190060200" + "1e0904000008000a054d50454732" + "0b0901010102"
            + "0454455354" + "0c1b010200020204000000000304ab00ab000402123405010306025445"
            + "0d1901020003" + "020412013400" + "030412023400" + "0601010901330a0134" + "100" + "30004001503"
            + "0000c8",
        "2=256 3=500 4=400 6=30 9=2048 10=MPEG2 11(1(type=text id=1) 2=?)"
            + " 12(1=2 2=0 3=-119.52758 4=515.03014 5=target 6=TE)"
            + " 13(1=3 2=12.65955 3=25.3246 6=friendly 9=3 10=4) 16=1024 21=200")]
    [InlineData(
        95,
        "01024000" + "02022000" + "030101" + "040100" + "050440000000" + "090202d0" + "0b020300"
            + "0f0400001000" + "11020080" + "1202" + "4080" + "13020500" + "140400808000" + "150400700000"
            + "190201101c0101",
        "1=64 2=-26 3=right 4=slant 5=524288 9=720 11=12 15=4096 17=0.5 18=528384 19=0.03906"
            + " 20=4311744512 21=469762048 25=-87.875 28=1")]
    [InlineData(
        97,
        "0108000459f4a6aa4aa8" + "0b0102" + "0c0149" + "0d0444fa0000" + "110102" + "1306010443480000",
        "1=1224807209913000 11=2 12(compression=planar_fit type=depth source=range_sensor) 13=2000 17=2"
            + " 19(1=?)")]
    [InlineData(
        98,
        "010101" + "02036162" + "63" + "0303312e30" + "0710" + "8dc4f4623ea25a859c5d0af0c95e8c39"
            + "04020102",
        "1=1 2=abc 3=1.0 7=8dc4f462-3ea2-5a85-9c5d-0af0c95e8c39 4=?")]
    [InlineData(
        99,
        "020101" + "03020438" + "0902021c" + "0b02fff0" + "110180" + "120102",
        "2=1 3=1080 9=540 11=-16 17=128 18=2")]
    [InlineData(100, "05" + "0271c2" + "810f0105" + "0b02454f", "5=159.97436 143(local_id=5) 11=EO")]
    [InlineData(101, "0d00" + "6504" + "05" + "0271c2", "13=empty 101(5=159.97436)")]
    public void Sets_inside_a_set_read_by_their_own_tags(int tag, string hex, string expected)
    {
        var damage = new DamageList();
        var nested = Assert.IsType<ItemValue.Nested>(Assert.Single(Set(tag, hex, damage).Items).Value);
        Assert.True(nested.Set.IsWhole);
        Assert.Equal(expected, Text(nested.Set));
        Assert.DoesNotContain(damage, one => one.Code != KlvCodes.NoChecksum);
    }

    [Fact]
    public void Sets_that_lie_within_each_other_for_ever_are_read_to_a_depth()
    {
        byte[] bytes = [2, 1, 5];
        for (var i = 0; i < 30; i++) bytes = [100, (byte)bytes.Length, .. bytes];
        var damage = new DamageList();
        Set(100, Convert.ToHexString(bytes), damage);
        Assert.Contains(damage, one => one.Code == KlvCodes.TooMany);
    }

    private static ItemValue Item(int tag, string hex)
    {
        var damage = new DamageList();
        var item = Assert.Single(Set(tag, hex, damage).Items);
        Assert.DoesNotContain(damage, one => one.Code != KlvCodes.NoChecksum);
        return item.Value;
    }

    private static LocalSet Set(int tag, string hex, DamageList damage)
    {
        var value = Convert.FromHexString(hex);
        byte[] name = tag < 0x80 ? [(byte)tag] : [0x81, (byte)(tag & 0x7f)];
        byte[] item = [.. name, 0x82, (byte)(value.Length >> 8), (byte)value.Length, .. value];
        byte[] packet = [.. SamplePacket.UasKey, 0x82, (byte)(item.Length >> 8), (byte)item.Length, .. item];
        return Assert.Single(KlvReader.Read(packet, damage)).Set!;
    }

    private static string Text(LocalSet set) => string.Join(
        ' ', set.Items.Select(item => Text(item.Tag.ToString(CultureInfo.InvariantCulture), item.Value)));

    private static string Text(string name, ItemValue value) =>
        value is ItemValue.Parts or ItemValue.Nested ? $"{name}({Text(value)})" : $"{name}={Text(value)}";

    private static string Text(ItemValue value) => value switch
    {
        ItemValue.Number number => Math.Round(number.Value, 5).ToString(CultureInfo.InvariantCulture),
        ItemValue.Whole whole => whole.Value.ToString(CultureInfo.InvariantCulture),
        ItemValue.Time time => time.Micros.ToString(CultureInfo.InvariantCulture),
        ItemValue.Code code => code.Meaning ?? "",
        ItemValue.Flags flags => string.Join(',', flags.Set),
        ItemValue.Text text => text.Value,
        ItemValue.Special special => special.Meaning,
        ItemValue.Nested nested => Text(nested.Set),
        ItemValue.Parts parts => string.Join(' ', parts.Named.Select(part => Text(part.Key, part.Value))),
        _ => "?",
    };
}
