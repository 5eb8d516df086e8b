namespace Probative.Formats;

/// <summary>
/// What a reader found wrong in bytes that a stranger made. Readers never throw for such bytes: they hand
/// back what they could read and a list of these.
/// </summary>
/// <param name="Code">
/// The stable name of the fault. Scripts compare it, so a code is never renamed and never reused.
/// </param>
/// <param name="Path">
/// The file inside the thing that is read, with <c>/</c> between folders; empty for the whole.
/// </param>
/// <param name="Offset">
/// The byte offset in that file at which the fault begins, or <see cref="NoOffset"/> where it has no one
/// place.
/// </param>
/// <param name="Message">One sentence for a person: what is wrong.</param>
/// <param name="IsWarning">
/// True when the thing is still whole and conforms, but somebody should look; false when it is damaged.
/// </param>
public readonly record struct Damage(
    string Code, string Path, long Offset, string Message, bool IsWarning = false)
{
    /// <summary>The offset of a fault that lies in no one byte, such as a missing file.</summary>
    public const long NoOffset = -1;

    /// <summary>A fault of a whole file, or of the whole thing when the path is empty.</summary>
    public static Damage Of(string code, string path, string message) => new(code, path, NoOffset, message);

    /// <summary>Something to look at in a thing that still conforms.</summary>
    public static Damage Warning(string code, string path, string message) =>
        new(code, path, NoOffset, message, IsWarning: true);
}
