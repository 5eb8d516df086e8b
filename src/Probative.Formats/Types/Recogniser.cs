namespace Probative.Formats.Types;

/// <summary>The order in which the recognisers are asked: what a signature settles comes first.</summary>
internal static class Recogniser
{
    public static TypeFinding Read(Head head)
    {
        if (head.Length == 0)
        {
            return new TypeFinding(OtherTypes.Empty, head.Start, [new TypeEvidence(head.Start, "no bytes")]);
        }

        return Settled(head)
            ?? PacketType.Read(head)
            ?? SoundFrames.Read(head)
            ?? TextType.Read(head)
            ?? new TypeFinding(OtherTypes.None, head.Start, [], IsGuess: true);
    }

    /// <summary>Only what a signature settles; null otherwise.</summary>
    public static TypeFinding? Settled(Head head) =>
        SignatureTable.Read(head)
        ?? BoxedType.Read(head)
        ?? ContainerType.Read(head)
        ?? TiffType.Read(head)
        ?? ZipType.Read(head)
        ?? GzipType.Read(head)
        ?? ProgramType.Read(head);
}
