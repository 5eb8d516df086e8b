using System.Text;

namespace Probative.Kernel.Words;

/// <summary>The words of a text as <see cref="WordScan"/> folds them, in their order.</summary>
public static class FoldedWords
{
    /// <param name="text">A stranger's: half of a surrogate pair is no letter.</param>
    public static IReadOnlyList<string> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<string> words = [];
        var scan = new WordScan(Encoding.UTF8.GetBytes(text), stackalloc char[WordScan.LettersMax]);
        while (scan.Next()) words.Add(scan.Word.ToString());
        return words;
    }
}
