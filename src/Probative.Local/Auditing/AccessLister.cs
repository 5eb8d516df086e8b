using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Kernel.Members;

namespace Probative.Local.Auditing;

/// <summary>
/// Lists accesses, each with how it ended, and what was decided about the log itself. What does not open is
/// told and passed over.
/// </summary>
public sealed class AccessLister(LocalVault vault) : ICommandHandler<ListAccess>
{
    private readonly List<Problem> _notes = [];

    public async IAsyncEnumerable<CommandEvent> RunAsync(
        ListAccess command, [EnumeratorCancellation] CancellationToken ct)
    {
        var (since, who) = (default(DateOnly), default(string));
        var problem = await AuditorRoll.RefuseAsync(vault, command.By, ct);
        if (problem is null && command.Since is { } day && !AccessFiles.TryParseDay(day, out since))
            problem = BadDay(day);
        if (problem is null && command.Who is { } wanted)
        {
            var found = await new MemberRoll(vault).FindAsync(wanted, ct);
            problem = found.ToProblem(wanted);
            who = (found as MemberFound.One)?.Member.Id.ToString();
        }

        IdPrefix @case = default;
        if (problem is null && command.Case is { } of && !IdPrefix.TryParse(of, out @case))
            problem = BadCase(of);
        if (problem is not null)
        {
            foreach (var refused in Answer.Refused(problem).Events()) yield return refused;
            yield break;
        }

        var (entries, ends) = Gather();
        var members = (await new MemberRoll(vault).AllAsync(ct)).ToDictionary(one => one.Id.ToString());
        foreach (var note in _notes) yield return new CommandEvent.Noted(note);
        var count = 0L;
        foreach (var entry in entries.Where(entry => AccessFiles.DayOf(entry.At) >= since).Reverse())
        {
            var end = entry is AccessEntry.Begun begun ? ends.GetValueOrDefault(begun.Access) : null;
            if (who is not null && WhoOf(entry) != who) continue;
            if (command.Case is not null && !IsOf(end, @case)) continue;
            if (count == command.Limit)
            {
                yield return new CommandEvent.Noted(Limits.Reached(command.Limit));
                break;
            }

            count++;
            yield return new CommandEvent.Row(ToJson(entry, end, members));
        }

        yield return new CommandEvent.Finished(Ending.Done, Summary(count));
    }

    /// <summary>Says that this is no day.</summary>
    internal static Problem BadDay(string text) => new(
        "bad-value", null, $"\"{text}\" is no day.", "Write year, month and day: 2027-01-31.");

    private static Problem BadCase(string text) => new(
        "bad-value",
        null,
        $"\"{text}\" is no id of a case.",
        "Give the id, or its first four digits: who is no member of a case is not told its name.");

    private (List<AccessEntry> Entries, Dictionary<string, AccessEntry.Ended> Ends) Gather()
    {
        var (entries, ends) = (new List<AccessEntry>(), new Dictionary<string, AccessEntry.Ended>());
        foreach (var (name, reading) in vault.Access.Read())
        {
            foreach (var entry in reading.Entries)
            {
                if (entry is AccessEntry.Ended end) ends[end.Access] = end;
                else entries.Add(entry);
            }

            if (reading.Damaged.Count == 0 && !reading.IsTornInside) continue;
            _notes.Add(new Problem(
                "access-damaged",
                Path.Combine(Path.GetFullPath(vault.Directory), AccessFiles.PathOf(name)),
                "Some of its entries do not open, and are not listed.",
                "Run `probative check`; bring the file back from a backup."));
        }

        return (entries, ends);
    }

    private JsonObject Summary(long count)
    {
        var (day, days) = vault.Access.KeptSince();
        return new JsonObject
        {
            ["count"] = count,
            ["oldest"] = vault.Access.OldestDay is { } oldest ? AccessFiles.Format(oldest) : null,
            ["kept_days"] = days,
            ["kept_since"] = AccessFiles.Format(day),
        };
    }

    private static bool IsOf(AccessEntry.Ended? end, IdPrefix @case) =>
        end is not null && end.Things.Cases.Concat(end.Things.Ids)
            .Any(text => Id.TryParse(text, out var id) && @case.Holds(id));

    private static string? WhoOf(AccessEntry entry) => entry switch
    {
        AccessEntry.Begun begun => begun.Who,
        AccessEntry.Kept kept => kept.Who,
        AccessEntry.Erased erased => erased.Who,
        _ => null,
    };

    private static JsonObject ToJson(
        AccessEntry entry, AccessEntry.Ended? end, Dictionary<string, Member> members)
    {
        var who = WhoOf(entry);
        var begun = entry as AccessEntry.Begun;
        return new JsonObject
        {
            ["at"] = FactTime.Format(entry.At),
            ["who"] = who is null ? null
                : members.TryGetValue(who, out var member) ? member.ToJson()
                : new JsonObject { ["id"] = who, ["name"] = null, ["pseudonym"] = null, ["role"] = null },
            ["command"] = begun?.Command ?? (entry is AccessEntry.Kept ? "access keep" : "access erase"),
            ["why"] = begun?.Why,
            ["exit"] = end?.Outcome ?? (begun is null ? 0 : null),
            ["cases"] = Texts(end?.Things.Cases),
            ["things"] = Texts(end?.Things.Ids),
            ["things_count"] = end?.Things.Count ?? 0,
            ["says"] = entry switch
            {
                AccessEntry.Kept kept => Say($"Entries are kept for {kept.Days} days."),
                AccessEntry.Erased erased => Say(
                    $"{erased.Count} accesses of before {erased.Before} were erased."),
                _ => end is null ? "It had not ended, or did not live to say how." : null,
            },
        };
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static JsonArray Texts(IReadOnlyList<string>? texts) =>
        [.. (texts ?? []).Select(text => JsonValue.Create(text))];
}
