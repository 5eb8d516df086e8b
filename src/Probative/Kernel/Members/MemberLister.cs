using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;

namespace Probative.Kernel.Members;

/// <summary>Lists the members. Their pseudonyms in cases are not among what it tells.</summary>
public sealed class MemberLister(IVault vault) : ICommandHandler<ListMembers>
{
    public async IAsyncEnumerable<CommandEvent> RunAsync(
        ListMembers command, [EnumeratorCancellation] CancellationToken ct)
    {
        var all = await new MemberRoll(vault).AllAsync(ct);
        foreach (var member in all) yield return new CommandEvent.Row(member.ToJson());
        yield return new CommandEvent.Finished(Ending.Done, new JsonObject { ["count"] = all.Count });
    }
}
