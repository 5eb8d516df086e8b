using System.Globalization;

namespace Probative.Web.Shell;

/// <summary>Sizes as people read them.</summary>
public static class SizeText
{
    private static readonly string[] s_units = ["B", "kB", "MB", "GB", "TB"];

    public static string Of(long? bytes)
    {
        if (bytes is not { } size) return "";
        double amount = size;
        var unit = 0;
        while (amount >= 1_000 && unit < s_units.Length - 1)
        {
            amount /= 1_000;
            unit++;
        }

        var form = unit == 0 || amount >= 100 ? "0" : "0.0";
        return $"{amount.ToString(form, CultureInfo.InvariantCulture)} {s_units[unit]}";
    }
}
