namespace Probative.Formats.Texts;

/// <summary>How the characters of a text are encoded.</summary>
/// <param name="Kind">The encoding.</param>
/// <param name="Name">Its name in the IANA registry.</param>
/// <param name="MarkBytes">The length of the byte order mark at the start; 0 where there is none.</param>
/// <param name="IsGuess">
/// True when nothing in the bytes states the encoding and another would be possible.
/// </param>
/// <param name="Reading">What speaks for it.</param>
public sealed record TextEncoding(
    EncodingKind Kind, string Name, int MarkBytes, bool IsGuess, string Reading);
