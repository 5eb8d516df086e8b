using System.Globalization;
using Probative.Kernel.Commands;

namespace Probative.Reading;

/// <summary>Which of the places where the quote stands is meant; never guessed.</summary>
internal static class PassageChoice
{
    private const int ShownMax = 20;

    public static (Occurrence? Passage, Problem? Problem) Choose(RecordClaim command, TextScan scan)
    {
        if (scan.OccurrenceCount == 0)
        {
            return (null, new Problem(
                "quote-not-in-text",
                null,
                "The quote is not in the item, read as UTF-8.",
                "Copy the words to the letter, quotation marks, apostrophes and line ends included."));
        }

        if (command.At is { } at)
        {
            return scan.Occurrences.FirstOrDefault(found => found.Start == at) is { } there
                ? (there, null)
                : (null, Several(scan, $"The quote does not stand at byte {Number(at)}."));
        }

        if (command.Occurrence is { } number)
        {
            return number >= 1 && number <= scan.Occurrences.Count
                ? (scan.Occurrences[(int)number - 1], null)
                : (null, Several(scan, $"There is no occurrence {Number(number)}."));
        }

        return scan.OccurrenceCount == 1
            ? (scan.Occurrences[0], null)
            : (null, Several(scan, $"The quote stands {Number(scan.OccurrenceCount)} times in the item."));
    }

    private static Problem Several(TextScan scan, string message) => new(
        "quote-ambiguous",
        null,
        message + string.Concat(scan.Occurrences.Take(ShownMax).Select((found, index) => string.Create(
            CultureInfo.InvariantCulture,
            $"\n  {index + 1}: bytes {found.Start} to {found.End}: "
                + $"…{OneLine(found.Before)}[…]{OneLine(found.After)}…"))),
        "Choose one with --occurrence N or --at START, or quote more words.");

    /// <summary>The list has one line for each place; line breaks of the item do not add to them.</summary>
    private static string OneLine(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
