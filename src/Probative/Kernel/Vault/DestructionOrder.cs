using System.Collections.Frozen;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Vault;

/// <summary>
/// What is to be destroyed in one case. The leaves stay, so that the log verifies as before; the fields'
/// salts and keys go. Nothing named here makes it a change of the case's key alone.
/// </summary>
public sealed record DestructionOrder
{
    public required CaseId Case { get; init; }

    /// <summary>The pseudonym in the case of the member who acts.</summary>
    public required string Actor { get; init; }

    /// <summary>Items or persons: every field that was sealed under their key goes.</summary>
    public IReadOnlySet<Id> Subjects { get; init; } = FrozenSet<Id>.Empty;

    /// <summary>Single fields, each by the number of its fact in the case and its name.</summary>
    public IReadOnlySet<FieldPlace> Fields { get; init; } = FrozenSet<FieldPlace>.Empty;

    /// <summary>Items whose files go. MUST be bytes that no other item of the vault has.</summary>
    public IReadOnlySet<Hash32> Items { get; init; } = FrozenSet<Hash32>.Empty;

    /// <summary>
    /// What was made of items and goes with them. MUST be bytes that nothing else of the vault rests on.
    /// </summary>
    public IReadOnlySet<Hash32> Derivatives { get; init; } = FrozenSet<Hash32>.Empty;

    /// <summary>
    /// Makes the facts that say what went: at least one. Called once, when all that goes is known and nothing
    /// is durable yet; the facts become durable together with the destruction.
    /// </summary>
    public required Func<IReadOnlyList<DestroyedFields>, IReadOnlyList<IFact>> Tombstones { get; init; }
}
