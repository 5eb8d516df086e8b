namespace Probative.Formats.Types;

/// <summary>A kind of file.</summary>
/// <param name="MediaType">
/// As IANA registers it, or as it is commonly written where it is not registered.
/// </param>
/// <param name="Name">Two or three words for a person: <c>JPEG picture</c>.</param>
/// <param name="Family">The sort of thing it is.</param>
/// <param name="Extensions">
/// The usual endings of its names, lower case without the dot; empty where none is usual.
/// </param>
public sealed record FileType(
    string MediaType, string Name, TypeFamily Family, IReadOnlyList<string> Extensions);
