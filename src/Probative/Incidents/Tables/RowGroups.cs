using Probative.Kernel.Commands;
using Probative.Reading.Names;

namespace Probative.Incidents.Tables;

/// <summary>
/// Puts the rows of a table together to incidents, and says what is wrong with those that fit none. A row
/// that is wrong takes no other with it, unless it is the one that describes an incident.
/// </summary>
internal sealed class RowGroups
{
    // As for a command: an incident is alleged by at most so many.
    private const int AccordingToMax = 100;

    /// <summary>By the words that its rows share; null when the row that describes it was refused.</summary>
    private readonly Dictionary<string, List<IncidentRow>?> _known = new(StringComparer.Ordinal);

    /// <summary>In the order of their first rows; each begins with the row that describes it.</summary>
    public List<List<IncidentRow>> All { get; } = [];

    /// <summary>How many rows were refused.</summary>
    public long Refused { get; private set; }

    /// <summary>Adds a row; what is wrong with it.</summary>
    public IEnumerable<Problem> Add(IncidentRow row)
    {
        List<IncidentRow>? group = null;
        var isLater = row.Incident is { } words && _known.TryGetValue(words, out group);
        IReadOnlyList<Flaw> flaws =
            row.Flaws.Count > 0 ? row.Flaws : [.. isLater ? Later(row, group?[0]) : First(row)];
        if (flaws.Count > 0)
        {
            Refused++;
            if (!isLater && row.Incident is { } lost) _known.Add(lost, null);
            return (row with { Flaws = flaws }).Problems;
        }

        if (group is not null)
        {
            group.Add(row);
            return [];
        }

        All.Add(group = [row]);
        if (row.Incident is { } begun) _known.Add(begun, group);
        return [];
    }

    private static IEnumerable<Flaw> First(IncidentRow row)
    {
        if (row.Title is null)
        {
            yield return new Flaw(
                IncidentColumns.Title, "It has no title.", "Say in a line what is alleged.");
        }

        if (row.AccordingTo.Count is 0 or > AccordingToMax)
        {
            yield return new Flaw(
                IncidentColumns.AccordingTo,
                $"An incident is alleged by somebody, by at most {AccordingToMax}.",
                "Say who: claim:ID, source:ID, or words, with | between them.");
        }

        if (row.Status is not (null or TabledIncident.Alleged))
        {
            yield return new Flaw(
                IncidentColumns.Status,
                $"Every incident is taken in as {TabledIncident.Alleged}.",
                "Leave the cell empty, and record the decision: `probative incident decide`.");
        }
    }

    private static IEnumerable<Flaw> Later(IncidentRow row, IncidentRow? first)
    {
        if (first is null)
        {
            yield return new Flaw(
                IncidentColumns.Incident,
                $"The row that describes the incident {row.Incident} was not taken in.",
                "Put that one right, and take the table in again.");
            yield break;
        }

        var saysOther = (row.Title is not null && row.Title != first.Title)
            || (row.AccordingTo.Count > 0 && !row.AccordingTo.SequenceEqual(first.AccordingTo));
        if (saysOther)
        {
            yield return new Flaw(
                IncidentColumns.Incident,
                $"Row {first.Number} describes the incident {row.Incident} otherwise.",
                "Give it another number, or leave title and according_to empty.");
        }

        if (row.Hypotheses.Count == 0)
        {
            yield return new Flaw(
                IncidentColumns.Incident,
                $"It adds nothing to the incident {row.Incident} of row {first.Number}.",
                "State a place or a time in it, or take it out.");
        }
    }
}
