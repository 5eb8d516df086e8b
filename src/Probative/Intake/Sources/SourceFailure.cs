namespace Probative.Intake.Sources;

/// <summary>Why something that was to be taken in could not be. It becomes an `IntakeFailed` fact.</summary>
/// <param name="Path">The whole path, as <see cref="SourceName"/> writes it.</param>
/// <param name="Name">The last part of the path.</param>
/// <param name="Code">One of the codes of this record; stable.</param>
/// <param name="Message">What was wrong, without any path: it may be handed over.</param>
/// <param name="Target">Where a link points, for <see cref="Link"/> alone.</param>
public sealed record SourceFailure(
    string Path, string Name, string Code, string Message, string? Target = null)
{
    public const string Link = "link";
    public const string NotAFile = "not-a-file";
    public const string Unreadable = "unreadable";
    public const string Vanished = "vanished";
    public const string ChangedWhileRead = "changed-while-read";
    public const string TooDeep = "too-deep";
    public const string IsTheVault = "is-the-vault";

    /// <summary>What a person can do about it.</summary>
    public string Hint => HintOf(Code);

    /// <summary>The same of a recorded failure.</summary>
    public static string HintOf(string? code) => code switch
    {
        Link => "Links are not followed: name the file or folder that it points to.",
        NotAFile => "Only files are taken in: copy what it gives into a file, and add that.",
        Unreadable => "Check its permissions and the medium, then run the same command again.",
        Vanished => "It was there when the folder was listed. Put it back, then run the same command again.",
        ChangedWhileRead => "Let whatever writes to it finish, then run the same command again.",
        TooDeep => "Add the deep folder by itself.",
        IsTheVault => "A vault is not material: move it out of the folder, or leave it out.",
        _ => "Run the same command again.",
    };
}
