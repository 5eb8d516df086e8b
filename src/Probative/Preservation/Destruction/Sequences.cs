using Probative.Kernel.Cases;
using Probative.Kernel.Ids;
using Probative.Kernel.Members;
using Probative.Kernel.Vault;
using Probative.Ledger.Facts;

namespace Probative.Preservation.Destruction;

/// <summary>
/// Where a member may destroy something, and under which pseudonym: the cases that the member has joined, and
/// the vault's own sequence, which holds the members' names.
/// </summary>
internal sealed class Sequences
{
    private readonly Dictionary<CaseId, Standing> _standings;
    private readonly CaseId _own;
    private readonly string _ownPseudonym;

    private Sequences(IReadOnlyList<Standing> standings, CaseId own, string ownPseudonym)
    {
        _standings = standings.ToDictionary(standing => standing.Id);
        _own = own;
        _ownPseudonym = ownPseudonym;
    }

    public IEnumerable<CaseId> Cases => _standings.Keys;

    public static async Task<Sequences> OfAsync(IVault vault, MemberId member, CancellationToken ct)
    {
        var standings = await new CaseRoll(vault).OfAsync(member, ct);
        var one = (await new MemberRoll(vault).AllAsync(ct)).First(other => other.Id == member);
        return new Sequences(standings, vault.OwnSequence, one.Pseudonym);
    }

    /// <summary>The member's pseudonym there, or null where the member may do nothing.</summary>
    public string? PseudonymIn(CaseId sequence) =>
        sequence == _own ? _ownPseudonym : StandingIn(sequence)?.Pseudonym;

    /// <summary>Null for the vault's own sequence too.</summary>
    public Standing? StandingIn(CaseId sequence) => _standings.GetValueOrDefault(sequence);
}
