using System.Globalization;
using Probative.Incidents.Hypotheses;
using Probative.Kernel.Casework;
using Probative.Reading.Names;
using Probative.Reading.Tables;

namespace Probative.Incidents.Tables;

/// <summary>
/// Incidents as a table for other programs (RFC 4180). An incident is a row, and as many more as its
/// hypotheses need that compete with those of the first: the rows of one have the same number. What is
/// written here reads back to the same.
/// </summary>
internal static class IncidentTable
{
    /// <summary>The line that names the columns.</summary>
    public static string Head => string.Join(',', IncidentColumns.All) + "\r\n";

    /// <summary>All lines of one incident.</summary>
    /// <param name="number">By which its rows belong together.</param>
    /// <param name="incident">The incident.</param>
    /// <param name="nameOf">How a place of the case is written: by its name, or as a reference.</param>
    public static string Lines(long number, TabledIncident incident, Func<Reference, string> nameOf)
    {
        var byQuestion = Questions.All.ToDictionary(
            question => question, question => incident.Hypotheses.Where(one => one.Of == question).ToList());
        var lines = Math.Max(1, byQuestion.Values.Max(several => several.Count));
        return string.Concat(Enumerable.Range(0, lines).Select(line => LineOf(line)));

        string LineOf(int line)
        {
            var cells = new Dictionary<string, string?>
            {
                [IncidentColumns.Incident] = number.ToString(CultureInfo.InvariantCulture),
                [IncidentColumns.Title] = line == 0 ? incident.Title : null,
                [IncidentColumns.AccordingTo] =
                    line == 0 ? AccordingToText.Write(incident.AccordingTo, IsReference) : null,
                [IncidentColumns.Status] = incident.Status,
            };
            foreach (var one in byQuestion.Values.Where(several => several.Count > line))
                Add(cells, one[line], nameOf);
            return string.Join(',', IncidentColumns.All.Select(column => TableCell.Write(
                cells.GetValueOrDefault(column) ?? "",
                isGuarded: !IncidentColumns.Numbers.Contains(column)))) + "\r\n";
        }
    }

    /// <summary>
    /// Every row in its order. When reading cannot go on, the last row says why; what came before is whole.
    /// </summary>
    public static IEnumerable<IncidentRow> Read(string text) =>
        TableReader.Read(text, IncidentColumns.All, IncidentColumns.Required).Select(row =>
            row.Flaw is { } flaw
                ? new IncidentRow { Number = row.Number, Line = row.Line, Flaws = [flaw] }
                : RowOf(row));

    /// <summary>True for what names a claim or a source of the case, or tries to.</summary>
    public static bool IsReference(string text) =>
        text.StartsWith("claim:", StringComparison.Ordinal)
        || text.StartsWith("source:", StringComparison.Ordinal);

    private static void Add(
        Dictionary<string, string?> cells, TabledHypothesis one, Func<Reference, string> nameOf)
    {
        cells[IncidentColumns.ReasonsOf(one.Of)] = one.Reasons;
        if (one.Of != Questions.Place)
        {
            cells[Questions.MemberOf(one.Of)] = one.Edtf;
            return;
        }

        cells[IncidentColumns.Place] = one.Place is { } place ? nameOf(place) : null;
        cells[IncidentColumns.Latitude] = one.Latitude;
        cells[IncidentColumns.Longitude] = one.Longitude;
        cells[IncidentColumns.Radius] = one.RadiusMetres?.ToString(CultureInfo.InvariantCulture);
    }

    private static IncidentRow RowOf(TableRow row)
    {
        List<Flaw> flaws = [];
        List<StatedHypothesis> hypotheses = [];
        foreach (var question in Questions.All)
        {
            var stated = question == Questions.Place ? PlaceOf(row, flaws) : TimeOf(row, question, flaws);
            if (stated is null) continue;
            hypotheses.Add(stated);
            flaws.AddRange(StatedFlaws.Of(stated));
        }

        var title = Trimmed(row, IncidentColumns.Title);
        if (title is not null && Words.Check(title, "A title") is { } noTitle)
            flaws.Add(new Flaw(IncidentColumns.Title, noTitle.Message, noTitle.Hint));
        var according = AccordingToText.Read(row.Get(IncidentColumns.AccordingTo) ?? "");
        foreach (var wrong in according.Select(one => Words.Check(one.Text, "Who says so")))
        {
            if (wrong is not null)
                flaws.Add(new Flaw(IncidentColumns.AccordingTo, wrong.Message, wrong.Hint));
        }

        return new IncidentRow
        {
            Number = row.Number,
            Line = row.Line,
            Incident = Trimmed(row, IncidentColumns.Incident),
            Title = title,
            AccordingTo = according,
            Status = Trimmed(row, IncidentColumns.Status),
            Hypotheses = hypotheses,
            Flaws = flaws,
        };
    }

    private static StatedHypothesis? TimeOf(TableRow row, string question, List<Flaw> flaws)
    {
        var reasons = Trimmed(row, IncidentColumns.ReasonsOf(question));
        if (Trimmed(row, Questions.MemberOf(question)) is { } edtf)
            return new StatedHypothesis(question, null, null, null, null, edtf, reasons ?? "");
        if (reasons is null) return null;
        flaws.Add(new Flaw(
            Questions.MemberOf(question), "It was not said when.", "Give a date beside its reasons."));
        return null;
    }

    private static StatedHypothesis? PlaceOf(TableRow row, List<Flaw> flaws)
    {
        var reasons = Trimmed(row, IncidentColumns.ReasonsOf(Questions.Place));
        var (place, latitude, longitude) = (
            Trimmed(row, IncidentColumns.Place),
            Trimmed(row, IncidentColumns.Latitude),
            Trimmed(row, IncidentColumns.Longitude));
        var wide = Trimmed(row, IncidentColumns.Radius);
        if ((place ?? latitude ?? longitude ?? wide ?? reasons) is null) return null;
        if (long.TryParse(wide, NumberStyles.None, CultureInfo.InvariantCulture, out var radius))
        {
            return new StatedHypothesis(
                Questions.Place, place, latitude, longitude, radius, null, reasons ?? "");
        }

        flaws.Add(new Flaw(
            IncidentColumns.Radius,
            wide is null ? "A place carries a radius." : $"\"{wide}\" is no number of metres.",
            "Give a whole number: how far from there it may be, in metres."));
        return null;
    }

    private static string? Trimmed(TableRow row, string column) =>
        row.Get(column)?.Trim() is { Length: > 0 } text ? text : null;
}
