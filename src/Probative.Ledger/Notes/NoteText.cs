namespace Probative.Ledger.Notes;

/// <summary>What every note and its text must be: UTF-8 without control characters but newlines.</summary>
internal static class NoteText
{
    public static Damage Check(ReadOnlySpan<byte> bytes, int limitBytes)
    {
        if (bytes.Length > limitBytes)
        {
            return new Damage("NOTE_TOO_LARGE", limitBytes, "The note is larger than is ever needed.");
        }

        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 0x20 && bytes[i] != (byte)'\n')
            {
                return new Damage("NOTE_NOT_TEXT", i, "Newline is the only control character allowed.");
            }
        }

        return System.Text.Unicode.Utf8.IsValid(bytes)
            ? default
            : new Damage("NOTE_NOT_TEXT", Utf8.ValidLength(bytes), "The note should be UTF-8.");
    }
}
