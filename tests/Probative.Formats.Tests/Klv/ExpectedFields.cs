using System.Globalization;
using System.Text.Json;
using Probative.Formats.Klv;
using Xunit;

namespace Probative.Formats.Tests.Klv;

/// <summary>Compares a set with what another reader printed of it.</summary>
internal static class ExpectedFields
{
    /// <summary>Compares every field that is printed under its tag, and counts them.</summary>
    public static int Check(LocalSet set, JsonElement fields)
    {
        var count = 0;
        foreach (var field in fields.EnumerateObject())
        {
            if (!int.TryParse(field.Name.Split(' ')[0], CultureInfo.InvariantCulture, out var tag)) continue;
            var item = set.Item(tag);
            Assert.True(item is not null, $"There is no tag {tag}.");
            if (field.Value.TryGetProperty("value", out var value))
            {
                CheckOne(tag, item.Value, value.GetString()!);
                count++;
            }
            else if (field.Value.TryGetProperty("fields", out var nested))
            {
                var inside = Assert.IsType<ItemValue.Nested>(item.Value).Set;
                Assert.Equal(nested.EnumerateObject().Count(), inside.Items.Count);
                count++;
            }
        }

        return count;
    }

    private static void CheckOne(int tag, ItemValue reading, string printed)
    {
        switch (reading)
        {
            case ItemValue.Number number:
                var digits = printed.TrimEnd('°', 'm', '/', 's', '%', 'C', 'k', 'g', 'B', ' ');
                var places = digits.Contains('.', StringComparison.Ordinal) ? digits.Split('.')[1].Length : 0;
                var value = double.Parse(digits, CultureInfo.InvariantCulture);
                Assert.True(
                    Math.Abs(value - number.Value) <= 0.5001 * Math.Pow(10, -places),
                    $"{tag}: {printed} is printed, {number.Value} read.");
                break;
            case ItemValue.Text text:
                Assert.StartsWith(text.Value, printed, StringComparison.Ordinal);
                Assert.True(text.Value == printed || tag == 94);
                break;
            case ItemValue.Whole whole:
                Assert.Equal(printed, whole.Value.ToString(CultureInfo.InvariantCulture));
                break;
            case ItemValue.Time time:
                Assert.Equal(printed, time.Micros.ToString(CultureInfo.InvariantCulture));
                break;
            default:
                Assert.Fail($"{tag} reads {reading}, printed is {printed}.");
                break;
        }
    }
}
