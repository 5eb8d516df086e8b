using System.Buffers;
using System.Text;

namespace Probative.Formats.Containers;

/// <summary>
/// Judges paths that come from inside a bag or an archive, before any file system sees them (RFC 8493 section
/// 5.1). The judgement is the same on every system, so that what is accepted here is safe there.
/// </summary>
public static class SafePath
{
    private static readonly SearchValues<char> NotOnWindows = SearchValues.Create("<>:\"|?*");

    /// <summary>The gravest fault of a path that uses <c>/</c> between folders.</summary>
    public static PathFault Find(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.Length == 0) return PathFault.Empty;
        if (path.Contains('\0', StringComparison.Ordinal)) return PathFault.Nul;
        if (path[0] is '/' or '\\') return PathFault.Absolute;
        if (path.Length > 1 && path[1] == ':' && char.IsAsciiLetter(path[0])) return PathFault.Drive;
        if (path[0] == '~') return PathFault.Home;

        PathFault segments = FindInSegments(path);
        if (segments is PathFault.Parent) return segments;
        if (path.Contains('\\', StringComparison.Ordinal)) return PathFault.Backslash;
        if (path[^1] == '/' || path == "." || path.EndsWith("/.", StringComparison.Ordinal))
            return PathFault.Folder;
        if (segments is PathFault.Empty) return segments;
        if (!IsText(path)) return PathFault.NotText;
        if (segments is not PathFault.None) return segments;
        return path.AsSpan().ContainsAnyInRange('\u0001', '\u001f')
            || path.Contains('\u007f', StringComparison.Ordinal)
            ? PathFault.Control
            : PathFault.None;
    }

    /// <summary>True when a path with this fault must not be used to find a file.</summary>
    public static bool IsUnsafe(PathFault fault) =>
        fault is not (PathFault.None or PathFault.Dot or PathFault.WindowsName or PathFault.Control);

    /// <summary>Half a sentence that says what is wrong, to stand behind "the path".</summary>
    public static string Describe(PathFault fault) => fault switch
    {
        PathFault.None => "is plain",
        PathFault.Empty => "is empty or has a folder without a name",
        PathFault.Nul => "holds a NUL character",
        PathFault.Absolute => "begins at the root of a file system",
        PathFault.Drive => "begins with a drive letter",
        PathFault.Parent => "leaves the folder with \"..\"",
        PathFault.Home => "begins with \"~\", which a shell takes for a home folder",
        PathFault.Backslash => "holds a backslash, which some systems take for a separator",
        PathFault.Folder => "names a folder, not a file",
        PathFault.NotText => "is not text in its encoding",
        PathFault.Dot => "holds \".\" as a folder",
        PathFault.WindowsName => "cannot be stored under that name on Windows",
        PathFault.Control => "holds a control character",
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };

    /// <summary>
    /// Removes the harmless <c>.</c> folders of a path, so that <c>./data/a</c> is found as <c>data/a</c>.
    /// </summary>
    public static string WithoutDots(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return string.Join('/', path.Split('/').Where(segment => segment != "."));
    }

    private static PathFault FindInSegments(string path)
    {
        var worst = PathFault.None;
        foreach (Range range in path.AsSpan().Split('/'))
        {
            ReadOnlySpan<char> segment = path.AsSpan(range);

            // A backslash counts as a separator here: "..\" climbs on Windows. A leading backslash before the
            // dots ("\..") is the escaped spelling of the same attempt.
            foreach (Range inner in segment.Split('\\'))
            {
                if (segment[inner] is "..") return PathFault.Parent;
            }

            PathFault fault = segment switch
            {
                "" => PathFault.Empty,
                "." => PathFault.Dot,
                _ => IsWindowsName(segment) ? PathFault.WindowsName : PathFault.None,
            };
            if (worst is PathFault.None || fault is PathFault.Empty) worst = fault;
        }

        return worst;
    }

    private static bool IsWindowsName(ReadOnlySpan<char> segment)
    {
        if (segment[^1] is '.' or ' ' || segment.ContainsAny(NotOnWindows)) return true;
        int dot = segment.IndexOf('.');
        ReadOnlySpan<char> stem = (dot < 0 ? segment : segment[..dot]).TrimEnd(' ');

        // The names of devices, with or without an extension: RFC 8493 section 6.1.2.
        return stem.Length switch
        {
            3 => IsOneOf(stem, "CON", "PRN", "AUX", "NUL"),
            4 => stem[3] is >= '1' and <= '9' && IsOneOf(stem[..3], "COM", "LPT"),
            _ => false,
        };
    }

    private static bool IsOneOf(ReadOnlySpan<char> stem, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (stem.Equals(name, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private static bool IsText(string path)
    {
        foreach (Rune rune in path.EnumerateRunes())
        {
            // Rune enumeration gives U+FFFD for half of a surrogate pair, and so do listings for broken
            // UTF-8.
            if (rune == Rune.ReplacementChar) return false;
        }

        return true;
    }
}
