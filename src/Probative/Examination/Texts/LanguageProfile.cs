using System.Collections.Frozen;

namespace Probative.Examination.Texts;

/// <summary>What is known of one language: its letters, the letters that mark it, its little words.</summary>
internal sealed class LanguageProfile
{
    public LanguageProfile(string language, string letters, string marks, string words)
    {
        Language = language;
        Letters = letters.ToFrozenSet();
        Marks = marks.ToFrozenSet();
        Words = words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
    }

    public string Language { get; }

    public FrozenSet<char> Letters { get; }

    /// <summary>Letters that a text of some length hardly lacks; empty where none are so common.</summary>
    public FrozenSet<char> Marks { get; }

    public FrozenSet<string> Words { get; }
}
