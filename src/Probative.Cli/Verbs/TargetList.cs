using Probative.Kernel.Commands;

namespace Probative.Cli.Verbs;

/// <summary>A file of targets, one on each line; empty lines are passed over.</summary>
internal static class TargetList
{
    private const long SizeMax = 64 * 1024 * 1024;

    /// <summary>The targets, or null and what to tell the person.</summary>
    public static IReadOnlyList<string>? TryRead(string file, out Problem? problem)
    {
        problem = null;
        try
        {
            if (new FileInfo(file) is { Exists: true, Length: <= SizeMax })
            {
                return
                [
                    .. File.ReadLines(file).Select(line => line.Trim()).Where(line => line.Length > 0),
                ];
            }
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            // Told like a file that is not there.
        }

        problem = new Problem(
            "list-not-readable",
            file,
            "The list of targets cannot be read.",
            "Name a text file of at most 64 MiB.");
        return null;
    }
}
