namespace Probative.Web.Uploads;

/// <summary>How much may come in, and for how long it waits.</summary>
internal static class UploadLimits
{
    /// <summary>One file: hours of video, an image of a telephone.</summary>
    public const long FileBytesMax = 50_000_000_000;

    /// <summary>All that is not taken in yet.</summary>
    public const long WaitingBytesMax = 200_000_000_000;

    /// <summary>Files dropped together.</summary>
    public const int BatchFilesMax = 50_000;

    /// <summary>Left free on the disk: the record itself must always have room.</summary>
    public const long KeptFreeBytes = 500_000_000;

    /// <summary>Longest name that file systems keep, in bytes of UTF-8.</summary>
    public const int NameBytesMax = 255;

    public const int PathBytesMax = 3_000;
    public const int DepthMax = 150;

    /// <summary>After this without a byte it is swept.</summary>
    public static readonly TimeSpan StaleAfter = TimeSpan.FromHours(48);
}
