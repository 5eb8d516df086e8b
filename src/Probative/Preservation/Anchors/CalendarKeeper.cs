using System.Text.Json.Nodes;
using Probative.Formats.Timestamps;
using Probative.Kernel.Commands;
using Probative.Kernel.Members;
using Probative.Kernel.Vault;

namespace Probative.Preservation.Anchors;

/// <summary>
/// Records which calendars are asked. Nothing has to be believed of one: what counts in its proofs is the
/// header of a block.
/// </summary>
public sealed class CalendarKeeper(IVault vault) : ICommandHandler<TrustCalendar>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(TrustCalendar command, CancellationToken ct) =>
        Answer.StreamAsync(StateAsync(command, ct));

    private async Task<Answer> StateAsync(TrustCalendar command, CancellationToken ct)
    {
        var record = await AnchorRecord.ReadAsync(vault, ct);
        var known = record.Authorities.FirstOrDefault(one => one.Authority == command.CalendarName);
        List<Problem> problems = [.. Validate(command, known)];
        if (problems.Count > 0) return Answer.Refused(problems);
        var actor = await new MemberRoll(vault).PseudonymAsync(command.By, ct);
        var stated = new AuthorityTrusted
        {
            Authority = command.CalendarName,
            Kind = AnchorKind.OpenTimestamps,
            Url = command.Url,
            Roots = [],
            Certificates = [],
        };
        var where = await vault.Ledger.AppendAsync(vault.OwnSequence, stated, actor, ct);
        await vault.Ledger.PublishAsync(CancellationToken.None);
        return Answer.Done(
            new JsonObject
            {
                ["calendar"] = AnchorShape.ToCalendarJson(stated),
                ["index"] = where.Index,
                ["checkpoint"] = Published.ToJson(vault),
            },
            new CommandEvent.Recorded(stated.Type, where));
    }

    private static IEnumerable<Problem> Validate(TrustCalendar command, AuthorityTrusted? known)
    {
        if (AuthorityKeeper.FaultOfName(command.CalendarName, known, AnchorKind.OpenTimestamps) is { } fault)
        {
            yield return fault;
        }
        else if (command.Url is null && known?.Url is null)
        {
            yield return new Problem(
                "no-such-calendar",
                null,
                $"No calendar of the name \"{command.CalendarName}\" is asked.",
                "`probative anchor calendar list` shows those that are.");
        }

        // Proofs name calendars in these characters alone, and are upgraded by that name.
        if (command.Url is { } url && (!AuthorityKeeper.IsWebAddress(url) || !OtsAttestation.IsUri(url)))
        {
            yield return new Problem(
                "bad-value",
                null,
                $"\"{url}\" is no address of a calendar.",
                "Give it as the calendar publishes it, beginning with https:// or http://, without a query.");
        }
    }
}
