namespace Probative.Formats.Containers;

/// <summary>What is wrong with a path that a stranger wrote, the gravest first.</summary>
public enum PathFault
{
    /// <summary>The path is a plain relative path.</summary>
    None,

    /// <summary>The path, or a folder in it, has no name.</summary>
    Empty,

    /// <summary>The path holds a NUL, at which many programs end it.</summary>
    Nul,

    /// <summary>The path begins at the root of a file system.</summary>
    Absolute,

    /// <summary>The path begins with a drive letter or holds a colon that Windows gives a meaning.</summary>
    Drive,

    /// <summary>The path goes up with <c>..</c>.</summary>
    Parent,

    /// <summary>The path begins with <c>~</c>, which a shell takes for a home folder.</summary>
    Home,

    /// <summary>The path holds a backslash, which Windows takes for a separator.</summary>
    Backslash,

    /// <summary>The path names a folder, not a file.</summary>
    Folder,

    /// <summary>The path is not text: a broken encoding or half of a surrogate pair.</summary>
    NotText,

    /// <summary>
    /// The path holds <c>.</c> as a folder; it is safe, and other programs may not find the file.
    /// </summary>
    Dot,

    /// <summary>Windows keeps this name for itself or cannot store it.</summary>
    WindowsName,

    /// <summary>The path holds a control character.</summary>
    Control,
}
