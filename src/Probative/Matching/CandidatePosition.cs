using System.Buffers.Binary;
using Probative.Kernel.Vault;

namespace Probative.Matching;

/// <summary>
/// How far an index of candidates was told of a case's prints: of all that facts before
/// <paramref name="Before"/> made. The beginning of the last such fact's leaf hash tells the index of this
/// ledger from one that was left by another, or by a longer one.
/// </summary>
/// <param name="Before">A log index; 0 for none.</param>
/// <param name="Leaf">The first four bytes of the hash; 0 for none.</param>
internal readonly record struct CandidatePosition(uint Before, uint Leaf)
{
    /// <summary>As one number, which the index keeps.</summary>
    public ulong Value => ((ulong)Before << 32) | Leaf;

    /// <summary>Reads what <see cref="Value"/> gives.</summary>
    public static CandidatePosition Of(ulong value) => new((uint)(value >> 32), (uint)value);

    /// <summary>Behind a fact.</summary>
    /// <param name="vault">The vault whose fact it is.</param>
    /// <param name="last">Its log index.</param>
    /// <param name="ct">Cancels the reading.</param>
    public static async Task<CandidatePosition> BehindAsync(IVault vault, long last, CancellationToken ct)
    {
        await foreach (var fact in vault.Ledger.ReadAsync(last, last + 1, ct))
        {
            return new CandidatePosition(
                checked((uint)(last + 1)), BinaryPrimitives.ReadUInt32BigEndian(fact.LeafHash.ToArray()));
        }

        throw new InvalidOperationException($"The ledger has no fact {last}.");
    }

    /// <summary>Whether it is one of this vault's ledger.</summary>
    public async Task<bool> IsOfAsync(IVault vault, CancellationToken ct) =>
        Before == 0 || (Before <= vault.Ledger.Size && await BehindAsync(vault, Before - 1, ct) == this);
}
