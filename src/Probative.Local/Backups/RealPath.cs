using System.Globalization;
using Probative.Local.Durable;

namespace Probative.Local.Backups;

/// <summary>Where a path leads when every link on the way is followed.</summary>
public static class RealPath
{
    /// <summary>
    /// The real place of a file or folder, also of one that is not there yet: then of the nearest folder
    /// above it that is, with the rest behind.
    /// </summary>
    public static string Of(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var fd = Libc.Open(full, Libc.ReadOnly | Libc.CloseOnExec | Libc.DoNotWait, 0);
        if (fd < 0)
        {
            return Path.GetDirectoryName(full) is { } parent
                ? Path.Combine(Of(parent), Path.GetFileName(full))
                : full;
        }

        try
        {
            var link = string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{fd}");
            return new FileInfo(link).LinkTarget ?? full;
        }
        finally
        {
            _ = Libc.Close(fd);
        }
    }

    /// <summary>True when one place is the other, or lies in it.</summary>
    public static bool IsWithin(string path, string folder)
    {
        var (inner, outer) = (Of(path), Of(folder));
        return inner == outer || inner.StartsWith(outer.TrimEnd('/') + '/', StringComparison.Ordinal);
    }

    /// <summary>True when one of the two lies in the other.</summary>
    public static bool AreWithin(string one, string other) => IsWithin(one, other) || IsWithin(other, one);
}
