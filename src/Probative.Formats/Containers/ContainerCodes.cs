namespace Probative.Formats.Containers;

/// <summary>The stable codes of faults in a folder or archive, whatever is kept in it.</summary>
public static class ContainerCodes
{
    /// <summary>The file or folder could not be opened or read.</summary>
    public const string Unreadable = "file-unreadable";

    /// <summary>The file has another length than its listing stated.</summary>
    public const string Length = "file-length";

    /// <summary>A link, which is never followed.</summary>
    public const string Link = "file-link";

    /// <summary>A pipe, socket or device where a regular file should be.</summary>
    public const string NotRegular = "file-not-regular";

    /// <summary>A name that is no text, or that means another place than it seems to.</summary>
    public const string Name = "file-name";

    /// <summary>Two files of the same name.</summary>
    public const string Duplicate = "file-duplicate";

    /// <summary>More files than a reader agrees to hold.</summary>
    public const string TooMany = "file-too-many";

    /// <summary>The archive is not a ZIP file, or contradicts itself.</summary>
    public const string Zip = "zip-format";

    /// <summary>An entry of the archive is encrypted.</summary>
    public const string Encrypted = "zip-encrypted";

    /// <summary>An entry of the archive uses a compression that is not read.</summary>
    public const string Method = "zip-method";

    /// <summary>An entry claims to unpack to more than its compressed bytes can hold.</summary>
    public const string Bomb = "zip-bomb";
}
