using Probative.Kernel.Commands;
using Probative.Preservation.Anchors;

namespace Probative.Cli;

/// <summary>Small files that are named on the command line, read whole.</summary>
internal static class GivenFiles
{
    /// <summary>The largest public revocation lists have some 20 MB.</summary>
    private const int LimitBytes = 64 * 1024 * 1024;

    /// <summary>Reads each; a problem for each that cannot be read.</summary>
    public static List<GivenFile> Read(IEnumerable<string> paths, List<Problem> problems)
    {
        var files = new List<GivenFile>();
        foreach (var path in paths)
        {
            try
            {
                using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                if (stream.Length > LimitBytes)
                {
                    problems.Add(new Problem(
                        "file-too-large",
                        path,
                        $"It has over {Terminal.Page.Number(LimitBytes)} bytes.",
                        "No answer, certificate or list is that large: look whether it is the right file."));
                    continue;
                }

                var bytes = new byte[stream.Length];
                stream.ReadExactly(bytes);
                files.Add(new GivenFile(path, bytes));
            }
            catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
            {
                problems.Add(new Problem(
                    "file-unreadable", path, "It cannot be read.", "Name a file that is there."));
            }
        }

        return files;
    }
}
