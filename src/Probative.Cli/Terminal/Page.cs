using System.Globalization;

namespace Probative.Cli.Terminal;

/// <summary>
/// The one way to print. Every text goes through <see cref="HostileText"/>, whoever wrote it; only the line
/// breaks between the calls are ours.
/// </summary>
internal sealed class Page(TextWriter writer, bool isTerminal)
{
    private const string NotStated = "not stated";
    private const int LabelWidth = 14;

    public void Line(string text = "") => writer.WriteLine(HostileText.Escape(text));

    /// <summary>A text of our own with line breaks that are meant: help, a signed note.</summary>
    public void Block(string text)
    {
        foreach (var line in text.AsSpan().TrimEnd('\n').EnumerateLines()) Line(line.ToString());
    }

    /// <summary>A label and its value; what was not stated is shown as such, never as nothing.</summary>
    public void Field(string label, string? value) =>
        Line($"  {(label + ":").PadRight(LabelWidth)} {value ?? NotStated}");

    /// <summary>The same of a part of something that has a field of its own: the values stand below its.
    /// </summary>
    public void Detail(string label, string? value) =>
        Line($"    {(label + ":").PadRight(LabelWidth - 2)} {value ?? NotStated}");

    public void Field(string label, long? value) => Field(label, value is { } known ? Number(known) : null);

    /// <summary>Rows under headings: ruled on a terminal, aligned by spaces elsewhere.</summary>
    public void Table(IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<string?>> rows)
    {
        List<string[]> cells =
            [.. rows.Select(row => row.Select(cell => HostileText.Escape(cell ?? NotStated)).ToArray())];
        if (isTerminal) RuledTable.Write(writer, headings, cells);
        else AlignedTable.Write(writer, headings, cells);
    }

    /// <summary>A number and what is counted: "1 fact", "1,200 facts".</summary>
    public static string Count(long number, string one) =>
        $"{Number(number)} {one}{(number == 1 ? "" : "s")}";

    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
