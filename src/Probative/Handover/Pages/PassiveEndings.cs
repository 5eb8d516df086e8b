namespace Probative.Handover.Pages;

/// <summary>
/// The endings of files that a browser shows without running anything in them. Only these are linked: a
/// page, a vector drawing or a file of unknown kind from a stranger would run its script with the rights of
/// a local file.
/// </summary>
internal static class PassiveEndings
{
    private static readonly HashSet<string> All = new(StringComparer.Ordinal)
    {
        ".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".bmp", ".tif", ".tiff", ".heic",
        ".mp4", ".m4v", ".mov", ".webm", ".mkv", ".avi", ".mpg", ".mpeg", ".ts", ".3gp",
        ".mp3", ".m4a", ".aac", ".ogg", ".oga", ".opus", ".wav", ".flac",
        ".txt", ".csv", ".json", ".jsonl", ".srt", ".vtt", ".log", ".pdf",
        ".zip", ".gz", ".wacz", ".warc", ".7z", ".tar",
    };

    public static bool Contains(string ending) => All.Contains(ending);
}
