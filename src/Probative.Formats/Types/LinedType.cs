using System.Globalization;
using static Probative.Formats.Types.PaperTypes;

namespace Probative.Formats.Types;

/// <summary>Texts whose lines have a form: subtitles, mail, tables.</summary>
internal static class LinedType
{
    // Lines that are looked at; a table that has as many alike is a table.
    private const int MostLines = 24;
    private const int FewestRows = 3;

    public static TypeFinding? Read(Head head, ReadOnlySpan<char> text)
    {
        var lines = new List<string>();
        foreach (var line in text.EnumerateLines())
        {
            if (lines.Count == MostLines) break;
            lines.Add(line[..Math.Min(line.Length, 4000)].ToString());
        }

        // The last line may be cut, by the bound of what is looked at or of the file.
        if (lines.Count < MostLines && !head.IsWhole && lines.Count > 0) lines.RemoveAt(lines.Count - 1);
        if (lines.Count < 2) return null;
        return Subtitles(head, lines) ?? MailOf(head, lines) ?? Table(head, lines);
    }

    private static TypeFinding? Subtitles(Head head, List<string> lines)
    {
        var at = lines[0].Trim().All(char.IsAsciiDigit) && lines[0].Length > 0 ? 1 : 0;
        var arrow = lines[at].IndexOf(" --> ", StringComparison.Ordinal);
        var isTime = arrow >= 8 && char.IsAsciiDigit(lines[at].TrimStart()[0]) && lines[at].Contains(':');
        var told = lines[at][..Math.Min(40, lines[at].Length)];
        return isTime ? head.Found(SubRip, 0, $"cue line \"{told}\"") : null;
    }

    // RFC 4155 for mailboxes, RFC 5322 section 2.2 for header fields.
    private static TypeFinding? MailOf(Head head, List<string> lines)
    {
        var isBox = lines[0].StartsWith("From ", StringComparison.Ordinal);
        var known = 0;
        for (var i = isBox ? 1 : 0; i < lines.Count && lines[i].Length > 0; i++)
        {
            if (i > (isBox ? 1 : 0) && lines[i][0] is ' ' or '\t') continue;
            var colon = lines[i].IndexOf(':');
            if (colon < 1 || lines[i].AsSpan(0, colon).ContainsAnyExceptInRange('!', '~')) return null;
            if (s_fields.Contains(lines[i][..colon])) known++;
        }

        if (known < (isBox ? 1 : 2)) return null;
        return isBox
            ? head.Found(Mailbox, 0, "\"From \" line and mail header fields")
            : head.Found(Mail, 0, $"{known} mail header fields", isGuess: true);
    }

    private static TypeFinding? Table(Head head, List<string> lines)
    {
        var rows = lines.Where(line => line.Length > 0).ToList();
        if (rows.Count < FewestRows) return null;
        foreach (var mark in "\t;,|")
        {
            var count = Marks(rows[0], mark);
            if (count < 2 || rows.Any(row => Marks(row, mark) != count)) continue;
            var told = string.Create(
                CultureInfo.InvariantCulture, $"{rows.Count} lines of {count + 1} cells");
            return head.Found(Csv, 0, told, isGuess: true);
        }

        return null;
    }

    // RFC 4180 section 2: a separator between quotes is part of the cell.
    private static int Marks(string line, char mark)
    {
        var (count, isQuoted) = (0, false);
        foreach (var c in line)
        {
            if (c == '"') isQuoted = !isQuoted;
            else if (c == mark && !isQuoted) count++;
        }

        return count;
    }

    private static readonly HashSet<string> s_fields = new(StringComparer.OrdinalIgnoreCase)
    {
        "From", "To", "Cc", "Subject", "Date", "Message-ID", "MIME-Version", "Received", "Return-Path",
        "Delivered-To", "Content-Type", "Reply-To", "DKIM-Signature", "In-Reply-To", "References", "Sender",
    };
}
