using System.Text.Unicode;
using Probative.Kernel.Commands;

namespace Probative.Cli;

/// <summary>
/// The arguments as bytes. The runtime reads them as UTF-8 and puts a replacement character where they are
/// not: a name that nobody typed would stand in the record for ever, and a file would not be found.
/// </summary>
internal static class RawArguments
{
    private const string Source = "/proc/self/cmdline";

    /// <summary>Says which argument is no text, or null when all are.</summary>
    public static Problem? Check(string[] args)
    {
        // Only an argument that has the replacement character can be wrong; most times nothing is read.
        if (!args.Any(arg => arg.Contains('\uFFFD', StringComparison.Ordinal))) return null;
        try
        {
            return Check(args, File.ReadAllBytes(Source));
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            // Not on Linux, or not mounted: then the character counts as typed.
            return null;
        }
    }

    /// <summary>The same of a command line whose every argument ends in a zero byte.</summary>
    internal static Problem? Check(string[] args, ReadOnlySpan<byte> line)
    {
        // The program's own name stands before the arguments, and a host's too: these are the last ones.
        List<bool> areText = [];
        while (line.IndexOf((byte)0) is >= 0 and var end)
        {
            areText.Add(Utf8.IsValid(line[..end]));
            line = line[(end + 1)..];
        }

        var before = areText.Count - args.Length;
        for (var i = 0; i < args.Length && before >= 0; i++)
        {
            if (!areText[before + i]) return NotText(args[i]);
        }

        return null;
    }

    private static Problem NotText(string arg) => new(
        "argument-not-text",
        null,
        $"The argument \"{arg}\" is not UTF-8 text.",
        "Run it in a UTF-8 terminal; name a file whose name is not UTF-8 by its folder, or in a sidecar, "
            + "which writes such bytes as //E9.");
}
