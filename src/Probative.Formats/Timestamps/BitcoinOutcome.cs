namespace Probative.Formats.Timestamps;

/// <summary>What a proof and one block header say together.</summary>
public abstract record BitcoinOutcome
{
    private BitcoinOutcome()
    {
    }

    /// <summary>
    /// The header commits to what the proof is about, and has work. That the header is in Bitcoin's chain is
    /// not shown: compare <paramref name="Hash"/> with what others say of block <paramref name="Height"/>.
    /// </summary>
    /// <param name="Time">The time in the header.</param>
    /// <param name="Height">The number of the block, as the proof claims it.</param>
    /// <param name="Hash">The block's hash, 64 hex digits as people write it.</param>
    public sealed record Attested(DateTimeOffset Time, ulong Height, string Hash) : BitcoinOutcome;

    /// <summary>The header shows nothing for this proof.</summary>
    /// <param name="Code">One of <see cref="TimestampCodes"/>.</param>
    /// <param name="Message">One sentence for a person.</param>
    public sealed record Refused(string Code, string Message) : BitcoinOutcome;

    /// <summary>Holds a proof against a header.</summary>
    /// <param name="file">The proof.</param>
    /// <param name="header">The header that is said to be of one of its blocks.</param>
    /// <param name="easiestBits">The easiest target that counts as work.</param>
    public static BitcoinOutcome Check(
        OtsFile file, BitcoinHeader header, uint easiestBits = BitcoinHeader.EasiestBits)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(header);
        foreach (var (attestation, message) in file.Evaluate())
        {
            if (attestation.Height is not { } height || !header.MerkleRoot.SequenceEqual(message)) continue;
            return header.HasWork(easiestBits)
                ? new Attested(header.Time, height, header.Hash)
                : new Refused(
                    TimestampCodes.HeaderWork,
                    "The header's hash is not below its target, or that target above Bitcoin's.");
        }

        return new Refused(
            TimestampCodes.HeaderOther, "The proof leads to no block with the Merkle root of this header.");
    }
}
