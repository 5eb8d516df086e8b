using System.Text.Json.Nodes;
using Probative.Kernel.Commands;

namespace Probative.Local.Auditing;

/// <summary>
/// Sets for how long entries are kept, and erases those that are older. To erase earlier, the days are
/// changed first, and that stands in the log.
/// </summary>
public sealed class AccessKeeper(LocalVault vault)
    : ICommandHandler<KeepAccess>, ICommandHandler<EraseAccess>
{
    private const long DaysMax = 36_500;

    public IAsyncEnumerable<CommandEvent> RunAsync(KeepAccess command, CancellationToken ct) =>
        Answer.StreamAsync(KeepAsync(command, ct));

    public IAsyncEnumerable<CommandEvent> RunAsync(EraseAccess command, CancellationToken ct) =>
        Answer.StreamAsync(EraseAsync(command, ct));

    private async Task<Answer> KeepAsync(KeepAccess command, CancellationToken ct)
    {
        if (await AuditorRoll.RefuseAsync(vault, command.By, ct) is { } refused)
            return Answer.Refused(refused);
        if (command.Days is < 1 or > DaysMax)
        {
            return Answer.Refused(new Problem(
                "bad-value",
                null,
                $"Entries cannot be kept for {command.Days} days.",
                "Give a number of days from 1 to 36500: 1095 are three years."));
        }

        var entry = new AccessEntry.Kept(vault.Clock.GetUtcNow(), command.By.ToString(), command.Days);
        return await vault.Access.WriteAsync(entry) is { } failed
            ? NotDone(failed)
            : Answer.Done(Summary());
    }

    private async Task<Answer> EraseAsync(EraseAccess command, CancellationToken ct)
    {
        if (await AuditorRoll.RefuseAsync(vault, command.By, ct) is { } refused)
            return Answer.Refused(refused);
        var (since, days) = vault.Access.KeptSince();
        var before = since;
        if (command.Before is { } text && !AccessFiles.TryParseDay(text, out before))
            return Answer.Refused(AccessLister.BadDay(text));
        if (before > since)
        {
            return Answer.Refused(new Problem(
                "access-not-due",
                null,
                $"Entries from {AccessFiles.Format(since)} on are kept: for {days} days.",
                "Give an earlier day, or change the days first (`probative access keep DAYS`)."));
        }

        var count = vault.Access.Read()
            .SelectMany(file => file.Reading.Entries.Where(_ => IsBefore(file.Name, before)))
            .LongCount(entry => entry is AccessEntry.Begun);
        var entry = new AccessEntry.Erased(
            vault.Clock.GetUtcNow(), command.By.ToString(), AccessFiles.Format(before), count, days);
        if (await vault.Access.EraseAsync(entry, before) is { } failed) return NotDone(failed);
        var result = Summary();
        result["before"] = entry.Before;
        result["erased"] = count;
        result["not_reached"] = new JsonArray(
            "A backup loses them at its next run. Blocks that a disk keeps of removed files are not "
                + "reached.");
        return Answer.Done(result);
    }

    private static bool IsBefore(string name, DateOnly before) =>
        AccessFiles.TryParse(name, out var day, out _) && day < before;

    private static Answer NotDone(Problem failed) => new(
        Ending.Refused,
        null,
        [
            new CommandEvent.Noted(failed with
            {
                Hint = "Mend that and run it again: it goes on where it stopped.",
            }),
        ]);

    private JsonObject Summary()
    {
        var (day, days) = vault.Access.KeptSince();
        return new JsonObject { ["kept_days"] = days, ["kept_since"] = AccessFiles.Format(day) };
    }
}
