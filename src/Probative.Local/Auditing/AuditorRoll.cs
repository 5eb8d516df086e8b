using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Kernel.Members;

namespace Probative.Local.Auditing;

/// <summary>Who may read and keep the access log.</summary>
internal static class AuditorRoll
{
    /// <summary>Null when the member is an auditor.</summary>
    public static async Task<Problem?> RefuseAsync(LocalVault vault, MemberId by, CancellationToken ct)
    {
        var all = await new MemberRoll(vault).AllAsync(ct);
        return all.First(member => member.Id == by).Role == MemberAdded.Auditor
            ? null
            : new Problem(
                "not-an-auditor",
                null,
                "The access log is read and kept by members with the role of an auditor alone.",
                "Act as one (--as); `probative member add NAME --role auditor` adds one.");
    }
}
