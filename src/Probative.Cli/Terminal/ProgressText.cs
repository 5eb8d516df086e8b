using System.Globalization;
using Probative.Kernel.Commands;

namespace Probative.Cli.Terminal;

/// <summary>Progress in words: "taking in: 1,200 of 5,000, 1.3 GB of 6.1 GB".</summary>
internal static class ProgressText
{
    private static readonly string[] s_units = ["bytes", "kB", "MB", "GB", "TB"];

    public static string Of(CommandEvent.Progress progress)
    {
        var count = progress.Total is { } total
            ? $"{Page.Number(progress.Done)} of {Page.Number(total)}"
            : Page.Number(progress.Done);
        var bytes = progress.BytesTotal is { } bytesTotal
            ? $"{Size(progress.BytesDone)} of {Size(bytesTotal)}"
            : Size(progress.BytesDone);
        return $"{progress.What}: {count}, {bytes}";
    }

    /// <summary>A size for people; exact figures are in the results.</summary>
    public static string Size(long bytes)
    {
        var (size, unit) = ((double)bytes, 0);
        while (size >= 1000 && unit < s_units.Length - 1)
        {
            size /= 1000;
            unit++;
        }

        return unit == 0
            ? Page.Count(bytes, "byte")
            : string.Create(CultureInfo.InvariantCulture, $"{size:0.0} {s_units[unit]}");
    }
}
