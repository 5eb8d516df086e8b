namespace Probative.Formats.Texts;

/// <summary>
/// A piece of text and the bytes that it was read from. Runs are in order, and together they cover the text.
/// </summary>
/// <param name="TextStart">Where it begins in the text, in UTF-16 code units.</param>
/// <param name="TextLength">In UTF-16 code units.</param>
/// <param name="ByteOffset">Where its bytes begin in the file.</param>
/// <param name="ByteLength">How many bytes it was read from; 0 for what was put in between.</param>
/// <param name="IsExact">
/// True when each character stands for the bytes that the encoding gives it, so that a place inside the run
/// is a place in the file. False where a replacement stands for all bytes of the run.
/// </param>
public sealed record TextRun(int TextStart, int TextLength, long ByteOffset, int ByteLength, bool IsExact);
