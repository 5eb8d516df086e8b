using System.Text.Json;
using CsCheck;
using Probative.Formats.Klv;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Formats.Tests.Klv;

public sealed class ImapbTests
{
    [Fact]
    public void Every_vector_of_another_implementation_maps_forth_and_back_the_same()
    {
        var path = Repository.Outside("klv-dji/klv/st1201-imapb.json");
        using var vectors = JsonDocument.Parse(File.ReadAllBytes(path));
        var count = 0;
        foreach (var vector in vectors.RootElement.EnumerateArray())
        {
            count++;
            var length = vector.GetProperty("L").GetInt32();
            var low = vector.GetProperty("a").GetDouble();
            var map = new Imapb(low, vector.GetProperty("b").GetDouble(), length);
            Assert.Equal(vector.GetProperty("sR").GetDouble(), map.Step);
            var hex = vector.GetProperty("forwardResultHex").GetString()![2..];
            var bytes = Convert.FromHexString(hex);
            Assert.Equal(hex, map.Write(Number(vector.GetProperty("x"))).ToString($"x{2 * length}", null));
            var expected = Number(vector.GetProperty("reverseResult"));
            var read = map.Read(bytes);
            Assert.NotNull(read);
            if (double.IsFinite(expected)) Assert.Equal(expected, read.Value, Math.Abs(expected) * 1e-15);
            else Assert.Equal(double.IsNaN(expected) ? double.NaN : expected, read.Value);
        }

        Assert.True(count >= 1000);
    }

    [Fact]
    public void What_is_written_reads_within_a_step() =>
        Gen.Select(Gen.Double[-1e6, 1e6], Gen.Double[1e-3, 1e6], Gen.Double[0, 1], Gen.Int[1, 6]).Sample(
            (low, width, part, length) =>
            {
                var map = new Imapb(low, low + width, length);
                var value = low + (part * width);
                var hex = map.Write(value).ToString($"x{2 * length}", null);
                var read = map.Read(Convert.FromHexString(hex));
                return read is { } number && Math.Abs(number - value) <= map.Step + 1e-6;
            });

    private static double Number(JsonElement element) => element.ValueKind == JsonValueKind.Number
        ? element.GetDouble()
        : element.GetString() switch
        {
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            "-QNaN" => BitConverter.UInt64BitsToDouble(0xfff8_0000_0000_0000),
            _ => BitConverter.UInt64BitsToDouble(0x7ff8_0000_0000_0000),
        };
}
