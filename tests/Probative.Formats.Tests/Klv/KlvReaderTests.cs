using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using Probative.Formats.Klv;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Formats.Tests.Klv;

public sealed class KlvReaderTests
{
    [Fact]
    public void The_examples_of_the_standard_read_to_their_printed_precision()
    {
        using var examples = Json("klv/st0601-tags.json");
        var numbers = 0;
        foreach (var example in examples.RootElement.EnumerateArray())
        {
            var tag = example.GetProperty("tag").GetInt32();
            var set = Read(Convert.FromHexString(example.GetProperty("tlv_hex").GetString()!));
            var item = set.Item(tag);
            Assert.NotNull(item?.Name);
            var value = example.GetProperty("value");
            var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

            // The list says of this one that it holds no example.
            if (text == "x") continue;
            switch (item.Value)
            {
                case ItemValue.Number number:
                    var digits = text.Contains('.', StringComparison.Ordinal) ? text.Split('.')[1].Length : 0;
                    var printed = double.Parse(text, CultureInfo.InvariantCulture);

                    // Some digits are cut off instead of rounded, and some are of the number before it was
                    // brought to a step of the tag's mapping.
                    var allowed = Math.Max(Math.Pow(10, -Math.Min(digits, 8)), number.Step / 2);
                    Assert.True(Math.Abs(printed - number.Value) <= allowed, $"{tag}");
                    numbers++;
                    break;
                case ItemValue.Text words:
                    Assert.Equal(text, words.Value);
                    break;
                case ItemValue.Time time:
                    var stamp = DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
                    Assert.Equal(stamp, DateTimeOffset.UnixEpoch.AddMicroseconds(time.Micros));
                    break;
                case ItemValue.Code code:
                    Assert.Equal(text, code.Value.ToString(CultureInfo.InvariantCulture));
                    break;
                case ItemValue.Whole whole:
                    Assert.True(
                        text == whole.Value.ToString(CultureInfo.InvariantCulture)
                            || text == $"0x{whole.Value:X4}",
                        $"{tag}");
                    break;
                default:
                    Assert.Fail($"{tag} reads {item.Value}");
                    break;
            }
        }

        Assert.True(numbers >= 25);
    }

    [Fact]
    public void Packets_of_st_0902_read_as_another_reader_reads_them_whatever_their_checksum()
    {
        using var expected = Json("klv/packets-expected.json");
        var seen = 0;
        foreach (var entry in expected.RootElement.EnumerateObject())
        {
            var path = Path.Combine(Repository.Outside("klv-dji/klv"), entry.Name);
            if (!File.Exists(path)) continue;
            seen++;
            var damage = new DamageList();
            var packet = Assert.Single(KlvReader.Read(File.ReadAllBytes(path), damage));
            var stated = entry.Value.GetProperty("checksum").GetString()!;
            if (packet.Checksum is { } checksum)
            {
                Assert.StartsWith(
                    $"stored {checksum.Stored:x4}, computed {checksum.Computed:x4}",
                    stated,
                    StringComparison.Ordinal);
                Assert.Equal(stated.Contains("INVALID", StringComparison.Ordinal), !checksum.IsRight);
                Assert.Equal(checksum.IsRight, damage.All(one => one.Code != KlvCodes.Checksum));
            }

            var fields = entry.Value.GetProperty("decode")[0].GetProperty("fields");
            Assert.True(ExpectedFields.Check(packet.Set!, fields) >= 20);
        }

        Assert.True(seen >= 1);
    }

    [Fact]
    public void A_set_of_targets_reads_as_another_reader_reads_it()
    {
        var path = Repository.Outside("klv-dji/klv/st0903-vmti.bin");
        var damage = new DamageList();
        var set = Assert.Single(KlvReader.Read(File.ReadAllBytes(path), damage)).Set;
        Assert.NotNull(set);
        var targets = set.Kind == SetKind.Targets
            ? set
            : Assert.IsType<ItemValue.Nested>(set.Item(74)?.Value).Set;
        Assert.NotEmpty(Assert.IsType<ItemValue.Series>(targets.Item(101)?.Value).Sets);
        Assert.DoesNotContain(damage, one => one.Code is KlvCodes.Length or KlvCodes.Value);
    }

    [Fact]
    public void Lowest_numbers_say_that_there_is_no_value()
    {
        var set = Read([6, 2, 0x80, 0, 23, 4, 0x80, 0, 0, 0, 26, 2, 0x80, 0, 104, 1, 0xe1, 59, 0, 5, 1, 9]);
        Assert.Equal("out_of_range", Assert.IsType<ItemValue.Special>(set.Item(6)?.Value).Meaning);
        Assert.Equal("off_earth", Assert.IsType<ItemValue.Special>(set.Item(23)?.Value).Meaning);
        Assert.Equal("off_earth", Assert.IsType<ItemValue.Special>(set.Item(26)?.Value).Meaning);
        Assert.Equal("above_maximum", Assert.IsType<ItemValue.Special>(set.Item(104)?.Value).Meaning);
        Assert.Equal("empty", Assert.IsType<ItemValue.Special>(set.Item(59)?.Value).Meaning);
        Assert.IsType<ItemValue.Malformed>(set.Item(5)?.Value);
    }

    [Fact]
    public void A_wrong_checksum_is_told_and_the_packet_is_read()
    {
        var damage = new DamageList();
        var bytes = new SamplePacket().Time(1).Add(300, 7, 8).ToBytes(isWrong: true);
        var packet = Assert.Single(KlvReader.Read(bytes, damage));
        Assert.False(packet.Checksum?.IsRight);
        Assert.Equal(KlvCodes.Checksum, Assert.Single(damage).Code);
        Assert.Equal(1, packet.Set?.Micros(2));
        Assert.Null(packet.Set?.Item(300)?.Name);
        Assert.Equal<byte>([7, 8], packet.Set!.Item(300)!.Bytes.ToArray());
    }

    [Fact]
    public void A_cut_packet_gives_what_is_there_and_hides_no_later_one()
    {
        var whole = new SamplePacket().Time(5).Signed(13, 48, 90).Signed(14, 37, 180).ToBytes();
        var damage = new DamageList();
        byte[] bytes = [.. whole.AsSpan(0, 34), .. whole, 0, 0, 0, .. whole.AsSpan(0, 36)];
        var packets = KlvReader.Read(bytes, damage);
        Assert.Equal([true, false, true], packets.Select(packet => packet.IsCut));
        Assert.Equal([0, 34, 34 + whole.Length + 3], packets.Select(packet => packet.ContentOffset));
        Assert.All(packets, packet => Assert.Equal(5, packet.Set?.Micros(2)));
        Assert.Equal([null, true, null], packets.Select(packet => packet.Checksum?.IsRight));
        Assert.Equal(37, packets[1].Set!.Number(14)!.Value, 6);
        Assert.Null(packets[2].Set?.Number(14));
        Assert.Equal(2, damage.Count(one => one.Code == KlvCodes.Cut));
    }

    [Theory]
    [InlineData("80", KlvCodes.Length)]
    [InlineData("887fffffffffffffff", KlvCodes.Length)]
    [InlineData("883fffffffffffffff", KlvCodes.Cut)]
    [InlineData("89000000000000000001", KlvCodes.Length)]
    [InlineData("", KlvCodes.Length)]
    public void Lengths_that_cannot_be_are_damage(string length, string code)
    {
        var damage = new DamageList();
        byte[] bytes = [.. SamplePacket.UasKey, .. Convert.FromHexString(length)];
        Assert.True(Assert.Single(KlvReader.Read(bytes, damage)).IsCut);
        Assert.Equal(code, damage[0].Code);
    }

    [Fact]
    public void Targets_inside_a_packet_have_their_numbers_and_places()
    {
        byte[] place = [.. Number(new Imapb(-90, 90, 4), 48), .. Number(new Imapb(-180, 180, 4), 37)];
        byte[] target = [0x81, 0x05, 5, 1, 77, 17, 10, .. place, 0, 0];
        byte[] targets = [6, 1, 2, 101, 35, 16, .. target.AsSpan(0, 7), .. new byte[9], 17, .. target];
        var set = Read([74, (byte)targets.Length, .. targets]);
        var nested = Assert.IsType<ItemValue.Nested>(set.Item(74)?.Value).Set;
        var series = Assert.IsType<ItemValue.Series>(nested.Item(101)?.Value).Sets;
        Assert.Equal([133, 133], series.Select(one => one.Id));
        Assert.Equal(77, Assert.IsType<ItemValue.Whole>(series[1].Item(5)?.Value).Value);
        var parts = Assert.IsType<ItemValue.Parts>(series[1].Item(17)?.Value).Named;
        Assert.Equal(48, Assert.IsType<ItemValue.Number>(parts[0].Value).Value, 6);
        Assert.Equal(37, Assert.IsType<ItemValue.Number>(parts[1].Value).Value, 6);
    }

    [Theory]
    [InlineData("MISPmicrosectime", null, false)]
    [InlineData(null, "a8687dd4d7593758a5cef0338b6545f1", false)]
    [InlineData(null, "cf848278ee23306c9265e8fef22fb8b8", true)]
    public void A_picture_s_own_time_is_found_in_its_user_data(string? letters, string? hex, bool isNano)
    {
        var name = letters is null ? Convert.FromHexString(hex!) : Encoding.ASCII.GetBytes(letters);
        const long Micros = 1_672_531_200_123_456;
        var time = BitConverter.GetBytes(isNano ? Micros * 1000 : Micros).AsEnumerable().Reverse().ToArray();
        byte[] picture =
        [
            0, 0, 0, 1, 9, 0x10, 0, 0, 1, 6, 5, 28, .. name, 0x9f, time[0], time[1], 0xff, time[2], time[3],
            0xff, time[4], time[5], 0xff, time[6], time[7], 0x80, 0, 0, 1, 0x65,
        ];
        var found = PictureTime.Find(picture);
        Assert.Equal(new PictureTime(Micros, 0x9f, isNano, 12), found);
        Assert.True(found!.Value.IsUnlocked);
        Assert.Null(PictureTime.Find(picture.AsSpan(0, 38)));
    }

    [Fact]
    public void Random_and_changed_bytes_never_throw()
    {
        byte[] targets = [101, 9, 8, 1, 17, 5, 1, 2, 3, 4, 5];
        var whole = new SamplePacket().Time(5).Signed(13, 48, 90).Add(48, 1, 1, 1, 13, 2, 0, 65)
            .Add(74, targets).Add(94, new byte[34]).Add(130, new byte[13]).Add(142, new byte[9]).ToBytes();
        byte[] universal =
        [
            .. Convert.FromHexString("060e2b34020101010e01010201010000"), 24,
            .. Convert.FromHexString("060e2b34010101070701020102020000"), 4, 0x44, 0xf8, 0x13, 0x33,
        ];
        Gen.Byte.Array[0, 300].Sample(
            noise =>
            {
                KlvReader.Read(noise, new DamageList());
                byte[] keyed = [.. SamplePacket.UasKey, .. noise];
                KlvReader.Read(keyed, new DamageList());
                Read(noise);
                PictureTime.Find(noise);
            },
            iter: 10_000);
        byte[] both = [.. whole, .. universal];
        Gen.Select(Gen.Int[0, both.Length - 1], Gen.Byte).Array[1, 12].Sample(
            changes =>
            {
                var bytes = both.ToArray();
                foreach (var (at, value) in changes) bytes[at] = value;
                KlvReader.Read(bytes, new DamageList());
                KlvReader.Read(bytes.AsMemory(0, changes[0].Item1), new DamageList());
            },
            iter: 10_000);
    }

    [Fact]
    public void A_key_that_begins_within_a_key_is_no_end_of_it()
    {
        var bytes = Convert.FromHexString("060e2b34dc2e060e2b34dc2e007f0e2b060e2b34dc2e060e2b34dc2e007f0e2b");
        var damage = new DamageList();
        Assert.NotEmpty(KlvReader.Read(bytes, damage));
        Assert.All(damage, one => Assert.InRange(one.Offset, 0, bytes.Length));
    }

    private static JsonDocument Json(string path) =>
        JsonDocument.Parse(File.ReadAllBytes(Repository.Outside($"klv-dji/{path}")));

    private static LocalSet Read(byte[] items)
    {
        byte[] length = [0x82, (byte)(items.Length >> 8), (byte)items.Length];
        byte[] packet = [.. SamplePacket.UasKey, .. length, .. items];
        return Assert.Single(KlvReader.Read(packet, new DamageList())).Set!;
    }

    private static byte[] Number(Imapb map, double value)
    {
        var whole = map.Write(value);
        return [(byte)(whole >> 24), (byte)(whole >> 16), (byte)(whole >> 8), (byte)whole];
    }
}
