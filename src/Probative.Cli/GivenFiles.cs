using Probative.Formats.Bytes;
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
                // A link may be named here, as system folders of certificates have them; a pipe never ends.
                var target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
                using var source = FileBytes.Open(target);
                if (source.Length > LimitBytes)
                {
                    problems.Add(new Problem(
                        "file-too-large",
                        path,
                        $"It has over {Terminal.Page.Number(LimitBytes)} bytes.",
                        "No answer, certificate or list is that large: look whether it is the right file."));
                    continue;
                }

                var bytes = new byte[source.Length];
                if (source.Read(0, bytes) < bytes.Length || source.IsUnreadable)
                    problems.Add(Unreadable(path));
                else files.Add(new GivenFile(path, bytes));
            }
            catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
            {
                problems.Add(Unreadable(path));
            }
        }

        return files;
    }

    private static Problem Unreadable(string path) => new(
        "file-unreadable",
        path,
        "It cannot be read: there is none, it may not be read, or it is a folder, a pipe or a device.",
        "Name a file that is there.");
}
