using System.Text;

namespace Probative.Incidents.Tables;

/// <summary>
/// Who says so, in one cell: `A RESIDENT|The harbour office`. A reverse solidus before a sign takes away what
/// the sign means here, so that any words can stand in it.
/// </summary>
internal static class AccordingToText
{
    private const char Between = '|';
    private const char Escape = '\\';

    /// <param name="words">Words, never references.</param>
    /// <param name="isReference">What would be read as a reference, and is none.</param>
    public static string Write(IEnumerable<string> words, Func<string, bool> isReference) =>
        string.Join(Between, words.Select(one => isReference(one) ? Escape + Escaped(one) : Escaped(one)));

    /// <summary>Each part without spaces around it; `IsWords` where its first sign was escaped.</summary>
    public static IReadOnlyList<(string Text, bool IsWords)> Read(string cell)
    {
        List<(string, bool)> parts = [];
        var part = new StringBuilder();
        var isWords = false;
        for (var at = 0; at < cell.Length; at++)
        {
            if (cell[at] == Between)
            {
                End();
                continue;
            }

            // One at the very end stands for itself.
            if (cell[at] == Escape && at + 1 < cell.Length)
            {
                isWords |= part.Length == 0;
                at++;
            }

            part.Append(cell[at]);
        }

        End();
        return parts;

        void End()
        {
            var text = part.ToString().Trim();
            if (text.Length > 0) parts.Add((text, isWords));
            part.Clear();
            isWords = false;
        }
    }

    private static string Escaped(string words) => words
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("|", "\\|", StringComparison.Ordinal);
}
