namespace Probative.Formats.Timestamps;

/// <summary>
/// What is known of one message: who attests it, and what follows from it by operations. A tree that is never
/// changed; adding to it makes another one.
/// </summary>
public sealed class OtsTimestamp
{
    /// <summary>How many operations may follow each other, as in the reference library.</summary>
    public const int DepthLimit = 256;

    private OtsTimestamp(
        IReadOnlyList<OtsAttestation> attestations, IReadOnlyList<(OtsOperation, OtsTimestamp)> branches)
    {
        Attestations = attestations;
        Branches = branches;
    }

    /// <summary>Who attests this message, in the order of a file.</summary>
    public IReadOnlyList<OtsAttestation> Attestations { get; }

    /// <summary>The operations on this message and what is known of their results, in that order.</summary>
    public IReadOnlyList<(OtsOperation Operation, OtsTimestamp Result)> Branches { get; }

    /// <summary>Whether nothing is known, so that there is nothing to write.</summary>
    public bool IsEmpty => Attestations.Count == 0 && Branches.Count == 0;

    /// <summary>Makes a node; what occurs twice is one.</summary>
    public static OtsTimestamp Of(
        IEnumerable<OtsAttestation> attestations,
        IEnumerable<(OtsOperation Operation, OtsTimestamp Result)> branches)
    {
        ArgumentNullException.ThrowIfNull(attestations);
        ArgumentNullException.ThrowIfNull(branches);
        List<OtsAttestation> known = [.. attestations.Distinct()];
        known.Sort(OtsAttestation.Order);
        List<(OtsOperation Operation, OtsTimestamp Result)> ways =
        [
            .. branches.GroupBy(
                branch => branch.Operation,
                (operation, same) => (operation, same.Select(branch => branch.Result).Aggregate(Merge))),
        ];
        ways.Sort((left, right) => OtsOperation.Order(left.Operation, right.Operation));
        return new OtsTimestamp(known, ways);
    }

    /// <summary>What either of two proofs about the same message knows.</summary>
    public static OtsTimestamp Merge(OtsTimestamp left, OtsTimestamp right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return Of(left.Attestations.Concat(right.Attestations), left.Branches.Concat(right.Branches));
    }

    /// <summary>
    /// Adds what is known of a later message of this proof, wherever that message occurs: how a calendar's
    /// answer completes a pending proof. A proof in which it does not occur comes back unchanged.
    /// </summary>
    /// <param name="message">The message that this tree is about.</param>
    /// <param name="later">The message that <paramref name="more"/> is about.</param>
    /// <param name="more">What is known of it.</param>
    public OtsTimestamp Upgrade(ReadOnlySpan<byte> message, ReadOnlySpan<byte> later, OtsTimestamp more)
    {
        ArgumentNullException.ThrowIfNull(more);
        var upgraded = message.SequenceEqual(later) ? Merge(this, more) : this;
        var branches = new List<(OtsOperation, OtsTimestamp)>();
        foreach (var (operation, result) in upgraded.Branches)
        {
            branches.Add(operation.Apply(message) is { } next
                ? (operation, result.Upgrade(next, later, more))
                : (operation, result));
        }

        return Of(upgraded.Attestations, branches);
    }

    /// <summary>Every attestation, with the message that it is about, in the order of the file.</summary>
    /// <param name="message">The message that this tree is about, at most 4,096 bytes.</param>
    public IReadOnlyList<OtsCommitment> Evaluate(ReadOnlySpan<byte> message)
    {
        var found = new List<OtsCommitment>();
        Evaluate(message.ToArray(), found);
        return found;
    }

    /// <summary>
    /// The promises of calendars whose message nothing is known of yet, each with that message: what a
    /// calendar can be asked for.
    /// </summary>
    /// <param name="message">The message that this tree is about, at most 4,096 bytes.</param>
    public IReadOnlyList<OtsCommitment> Waiting(ReadOnlySpan<byte> message)
    {
        var found = new List<OtsCommitment>();
        Wait(message.ToArray(), found);
        return found;
    }

    /// <summary>The longest way of operations from this message.</summary>
    public int Depth() =>
        Branches.Count == 0 ? 0 : 1 + Branches.Max(branch => branch.Result.Depth());


    internal void Write(OtsBytes output)
    {
        for (var i = 0; i < Attestations.Count; i++)
        {
            if (i < Attestations.Count - 1 || Branches.Count > 0) output.Write(OtsReader.ForkMark);
            output.Write(OtsReader.AttestationMark);
            Attestations[i].Write(output);
        }

        for (var i = 0; i < Branches.Count; i++)
        {
            if (i < Branches.Count - 1) output.Write(OtsReader.ForkMark);
            var (operation, result) = Branches[i];
            output.Write(operation.Tag);
            if (OtsOperation.HasArgument(operation.Tag)) output.WriteBytes(operation.Argument.Span);
            result.Write(output);
        }
    }

    private void Wait(byte[]? message, List<OtsCommitment> found)
    {
        if (Branches.Count == 0 && Attestations.All(one => one.Kind != OtsAttestationKind.Bitcoin))
        {
            found.AddRange(Attestations
                .Where(one => one.Kind == OtsAttestationKind.Pending)
                .Select(one => new OtsCommitment(one, message)));
        }

        foreach (var (operation, result) in Branches)
            result.Wait(message is null ? null : operation.Apply(message), found);
    }

    private void Evaluate(byte[]? message, List<OtsCommitment> found)
    {
        foreach (var attestation in Attestations) found.Add(new OtsCommitment(attestation, message));
        foreach (var (operation, result) in Branches)
            result.Evaluate(message is null ? null : operation.Apply(message), found);
    }
}
