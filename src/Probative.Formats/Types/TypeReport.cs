using Probative.Formats.Texts;

namespace Probative.Formats.Types;

/// <summary>What a file is by its content, and how its name stands to that.</summary>
/// <param name="Finding">The type of the whole file.</param>
/// <param name="Agreement">How the name's ending stands to it.</param>
/// <param name="Extension">The ending that was compared, lower case without the dot; null for none.</param>
/// <param name="Further">
/// Other formats that a program could find in the same bytes, by offset, at most 32.
/// </param>
/// <param name="Appended">What lies behind the end of the format; null where nothing does.</param>
/// <param name="Encoding">How the characters of a text are encoded; null where it is no text.</param>
/// <param name="SizeBytes">The number of bytes in the file.</param>
public sealed record TypeReport(
    TypeFinding Finding,
    NameAgreement Agreement,
    string? Extension,
    IReadOnlyList<TypeFinding> Further,
    AppendedBytes? Appended,
    TextEncoding? Encoding,
    long SizeBytes)
{
    /// <summary>
    /// How many bytes the file states of itself beyond those that are there, where it was cut; 0 where it
    /// states none. Not every format states its length.
    /// </summary>
    public long MissingBytes { get; init; }
}
