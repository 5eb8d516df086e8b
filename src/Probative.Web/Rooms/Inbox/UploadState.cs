namespace Probative.Web.Rooms.Inbox;

/// <summary>How the uploads of this browser stand: all in numbers, some by name.</summary>
public sealed record UploadState(
    int Files, int FilesDone, int FilesFailed, long Bytes, long BytesDone, IReadOnlyList<UploadShown> Shown)
{
    public static UploadState Nothing { get; } = new(0, 0, 0, 0, 0, []);

    public bool IsGoing => FilesDone + FilesFailed < Files;
}

/// <summary>One upload of this browser.</summary>
public sealed record UploadShown(
    int Number,
    string Path,
    long Bytes,
    long BytesDone,
    string State,
    string? Code,
    string? Message,
    string? Hint);
