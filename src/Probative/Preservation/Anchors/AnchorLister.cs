using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;

namespace Probative.Preservation.Anchors;

/// <summary>
/// Lists anchors, the newest first, and authorities. They are about the whole log, which everybody may see:
/// nothing here needs membership.
/// </summary>
public sealed class AnchorLister(IVault vault)
    : ICommandHandler<ListAnchors>, ICommandHandler<ListAuthorities>
{
    public async IAsyncEnumerable<CommandEvent> RunAsync(
        ListAnchors command, [EnumeratorCancellation] CancellationToken ct)
    {
        var record = await AnchorRecord.ReadAsync(vault, ct);
        var count = 0L;
        foreach (var anchor in record.Anchors.Reverse())
        {
            if (count == command.Limit)
            {
                yield return new CommandEvent.Noted(Limits.Reached(command.Limit));
                break;
            }

            count++;
            yield return new CommandEvent.Row(AnchorShape.ToJson(vault, anchor));
        }

        yield return new CommandEvent.Finished(
            Ending.Done, new JsonObject { ["count"] = count, ["requests"] = record.Requests.Count });
    }

    public async IAsyncEnumerable<CommandEvent> RunAsync(
        ListAuthorities command, [EnumeratorCancellation] CancellationToken ct)
    {
        var record = await AnchorRecord.ReadAsync(vault, ct);
        var isCalendar = command.Kind == AnchorKind.OpenTimestamps;

        // A calendar without an address is one that was removed.
        List<AuthorityTrusted> listed = [.. (isCalendar ? record.Addressees : record.Authorities)
            .Where(one => one.Kind == command.Kind)];
        foreach (var one in listed)
        {
            yield return new CommandEvent.Row(
                isCalendar ? AnchorShape.ToCalendarJson(one) : AnchorShape.ToJson(vault, one));
        }

        yield return new CommandEvent.Finished(Ending.Done, new JsonObject { ["count"] = listed.Count });
    }
}
