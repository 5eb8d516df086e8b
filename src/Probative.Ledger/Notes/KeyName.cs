using System.Text;

namespace Probative.Ledger.Notes;

/// <summary>The rule for key names: C2SP signed-note, "Format".</summary>
internal static class KeyName
{
    public static bool IsValid(string name)
    {
        if (name.Length == 0)
        {
            return false;
        }

        foreach (var rune in name.EnumerateRunes())
        {
            // A lone surrogate enumerates as U+FFFD, which a name may hold only if it is written as that.
            if (rune.Value == '+' || Rune.IsWhiteSpace(rune) || rune.Value < 0x20)
            {
                return false;
            }
        }

        return Utf8.IsWellFormed(name);
    }
}
