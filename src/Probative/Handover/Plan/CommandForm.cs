using System.Text;
using Probative.Kernel.Commands;

namespace Probative.Handover.Plan;

/// <summary>
/// The form of the words that a person gives for a handover. They stand in a fact and in lists with one
/// line for each entry (docs/spec/package.md), so that they are short and hold no control characters.
/// </summary>
internal static class CommandForm
{
    private const int ToCharsMax = 500;
    private const int PurposeCharsMax = 2_000;
    private const int ReasonCharsMax = 300;

    public static IEnumerable<Problem> Check(MakeHandover command) =>
        new[]
        {
            CheckText("--to", command.To, ToCharsMax),
            CheckText("--purpose", command.Purpose, PurposeCharsMax),
        }
        .Append(CheckOut(command.Out))
        .Concat(command.Withhold.Select(w => CheckText($"--reason for {w.What}", w.Reason, ReasonCharsMax)))
        .OfType<Problem>();

    private static Problem? CheckOut(string path) =>
        path.Length > 0 && !path.Contains('\0', StringComparison.Ordinal)
            ? null
            : new Problem(
                "out-folder",
                "--out",
                "The text of --out is no path.",
                "Name the folder or ZIP file to make.");

    private static Problem? CheckText(string option, string text, int charsMax)
    {
        string? wrong =
            string.IsNullOrWhiteSpace(text) ? "is empty"
            : text.Length > charsMax ? $"is longer than {charsMax} characters"
            : text.Any(char.IsControl) ? "holds a line break or another control character"
            : !IsWellFormed(text) ? "is not well-formed text"
            : null;
        return wrong is null
            ? null
            : new Problem(
                "text-form", option, $"The text of {option} {wrong}.", "Give it as one short line of text.");
    }

    private static bool IsWellFormed(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            // A lone surrogate is read as the replacement character, which nobody types on purpose.
            if (rune == Rune.ReplacementChar) return false;
        }

        return true;
    }
}
