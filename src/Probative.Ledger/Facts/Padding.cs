using System.Globalization;

namespace Probative.Ledger.Facts;

/// <summary>Padding fields: ledger.md, "Disclosures".</summary>
internal static class Padding
{
    public static JsonValue Value { get; } = "";

    public static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"pad{number}");
}
